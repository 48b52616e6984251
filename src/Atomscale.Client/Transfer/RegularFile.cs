using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Atomscale.Client.Transfer;

/// <summary>Tells files that hold bytes from pipes, sockets and devices, without opening them: opening a pipe waits for its writer.</summary>
internal static class RegularFile
{
    private static readonly StringComparison s_any = StringComparison.OrdinalIgnoreCase;

    /// <summary>Refuses what is not a regular file; what is not there, or may not be read, passes.</summary>
    /// <exception cref="AtomscaleException">FileEmpty: no bytes, or not a regular file. BadInput: a device or pipe of Windows.</exception>
    public static void Require(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            if (IsDevicePath(path)) throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{path}' is a device or a pipe, not a file.", "Give the path of a file.");
        }
        else if (LengthOf(path) == 0)
        {
            // Pipes, sockets and devices have no length.
            throw new AtomscaleException(
                AtomscaleErrorKind.FileEmpty, $"'{path}' is empty, or a pipe, socket or device: there is nothing to send.", "Check whether the instrument has written it. Only regular files are sent.");
        }
    }

    /// <summary>Whether a full path of Windows leads to a device or a named pipe, as CON and COM1 in any folder do.</summary>
    public static bool IsDevicePath(string path)
    {
        var text = path.Replace('/', '\\');
        if (text.StartsWith(@"\\.\", s_any) || text.StartsWith(@"\\?\GLOBALROOT", s_any)) return true;
        var parts = text.TrimStart('\\').Split('\\');
        return text.StartsWith(@"\\", StringComparison.Ordinal) && parts.Length > 2 && parts[1].Equals("pipe", s_any);
    }

    private static long? LengthOf(string path)
    {
        try
        {
            var file = new FileInfo(path);
#if !NETSTANDARD2_0
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
#endif
            return file.Exists ? file.Length : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Opening it tells what is wrong.
            return null;
        }
    }
}
