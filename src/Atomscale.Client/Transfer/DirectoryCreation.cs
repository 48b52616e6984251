using System;
using System.IO;
using Atomscale.Client.Tables;

namespace Atomscale.Client.Transfer;

/// <summary>Makes the folders that commands write to.</summary>
public static class DirectoryCreation
{
    /// <summary>Makes a folder that is not there yet.</summary>
    /// <exception cref="AtomscaleException">BadInput: it is a file; AccessDenied, DiskFull.</exception>
    public static void Make(string folder)
    {
        if (File.Exists(folder)) throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{folder}' is a file, not a folder.", "Name a folder, or one that is not there yet.");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, folder);
        }
    }
}
