using System;
using System.IO;

namespace Atomscale.Client.Transfer;

/// <summary>The one table from what the file system says of a file to be sent to what the user reads.</summary>
internal static class SourceErrors
{
    public static AtomscaleException Of(Exception error, string path)
    {
        var (kind, message, action) = error switch
        {
            FileNotFoundException or DirectoryNotFoundException or DriveNotFoundException => (AtomscaleErrorKind.FileNotFound, $"There is no file '{path}'.", "Check the path."),
            UnauthorizedAccessException => (AtomscaleErrorKind.AccessDenied, $"'{path}' may not be read.", "Give this user the right to read it."),
            _ when JournalFile.IsLocked(error) => (AtomscaleErrorKind.FileInUse, $"'{path}' is locked by another program.", "Close it there, or send it later."),
            _ => (AtomscaleErrorKind.AccessDenied, $"'{path}' cannot be read: {error.Message}", "Check the file and the disk."),
        };
        return new AtomscaleException(kind, message, action, innerException: error);
    }

    public static AtomscaleException Changed(string path) => new(
        AtomscaleErrorKind.FileChanged, $"'{path}' changed while it was sent, so nothing of it was stored.", "Send it when the instrument has finished writing it.");

    public static AtomscaleException Empty(string path) => new(
        AtomscaleErrorKind.FileEmpty, $"'{path}' is empty: there is nothing to send.", "Check whether the instrument has written it.");
}
