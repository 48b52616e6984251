using System;
using System.IO;
using System.Management.Automation;
using Atomscale.Client.Transfer;

namespace Atomscale.PowerShell;

/// <summary>Resolves paths through the session: its location and its drives, never the process's own folder.</summary>
internal static class OutputPath
{
    private const string FileSystem = "FileSystem";

    /// <summary>Whether a path to write to is a folder: one that is there, or that ends with a separator and is made.</summary>
    public static bool IsFolder(PSCmdlet command, string path) => path.EndsWith("/", StringComparison.Ordinal) || path.EndsWith("\\", StringComparison.Ordinal) || Directory.Exists(Resolve(command, path));

    /// <summary>Makes a folder that is not there yet.</summary>
    /// <exception cref="AtomscaleException">BadInput: it is a file; AccessDenied.</exception>
    public static void MakeFolder(string folder) => DirectoryCreation.Make(folder);

    /// <summary>The full path of a file to write; taken literally, since a file that is not there yet cannot be matched.</summary>
    /// <exception cref="AtomscaleException">BadInput: another provider's path, or none.</exception>
    public static string Resolve(PSCmdlet command, string path)
    {
        try
        {
            var full = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == FileSystem
                ? Path.GetFullPath(full)
                : throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{path}' is a path of the provider {provider.Name}, not of the file system.", "Give the path of a file.");
        }
        catch (System.Management.Automation.DriveNotFoundException error)
        {
            throw new AtomscaleException(AtomscaleErrorKind.FolderNotFound, $"'{path}': {error.Message}", "Check the drive's name.", innerException: error);
        }
    }
}
