using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Atomscale.Client.Transfer;

/// <summary>Opens files that one process holds at a time and only their owner can read.</summary>
internal static class JournalFile
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    // Sharing deletion alone keeps others out on Windows and lets the holder remove the file; elsewhere only None takes a lock.
    private static readonly FileShare s_hold = IsWindows ? FileShare.Delete : FileShare.None;

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Opens or makes the file, exclusively, without a buffer: what is written is the system's at once, and survives a kill.</summary>
    public static FileStream Create(string path, FileOptions options = FileOptions.None)
    {
#if NETSTANDARD2_0
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, s_hold, 1, options);
#else
        var settings = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = s_hold, BufferSize = 0, Options = options };
        if (!OperatingSystem.IsWindows()) settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, settings);
#endif
    }

    /// <summary>Whether a fault says that another process holds the file.</summary>
    public static bool IsLocked(Exception error) => error is IOException && error is not (FileNotFoundException or DirectoryNotFoundException)
        && (error.HResult is WindowsSharingViolation or WindowsLockViolation || (!IsWindows && error.HResult is LinuxWouldBlock or MacWouldBlock));
}
