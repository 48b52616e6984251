using System;
using System.IO;
using Atomscale.Client.Transfer;

namespace Atomscale.Client.Tables;

/// <summary>The one table from what the file system says to what the user reads.</summary>
internal static class FileErrors
{
    private const int WindowsDiskFull = 112;
    private const int WindowsHandleDiskFull = 39;
    private const int UnixNoSpace = 28;

    public static AtomscaleException Of(Exception error, string path)
    {
        var (kind, message, action) = error switch
        {
            UnauthorizedAccessException => (AtomscaleErrorKind.AccessDenied, $"'{path}' may not be written.", "Choose a place where this user may write."),
            DirectoryNotFoundException => (AtomscaleErrorKind.FolderNotFound, $"The folder of '{path}' is gone.", "Make it again, or choose another."),
            IOException { HResult: var code } when (code & 0xFFFF) is WindowsDiskFull or WindowsHandleDiskFull or UnixNoSpace =>
                (AtomscaleErrorKind.DiskFull, $"There is no room on the disk for '{path}'.", "Free some room, or choose another disk."),
            IOException when JournalFile.IsLocked(error) =>
                (AtomscaleErrorKind.FileInUse, $"'{path}' is in use by another program.", "Close it there (Excel keeps files locked), or choose another name."),
            _ => (AtomscaleErrorKind.AccessDenied, $"'{path}' cannot be written: {error.Message}", "Check the path and the disk."),
        };
        return new AtomscaleException(kind, message, action, innerException: error);
    }
}
