using System;
using System.IO;
using Atomscale.Client.Transfer;

namespace Atomscale.Client.Sync;

/// <summary>Whether a file is whole, as far as that can be told: unchanged for a while, and not open for writing.</summary>
internal static class StableFile
{
    /// <summary>Whether a file has been unchanged for long enough: by its own times, or since an earlier run saw it as it is.</summary>
    /// <param name="file">The file now.</param>
    /// <param name="seenTicks">Since when it is known like this.</param>
    /// <param name="length">How long is long enough.</param>
    /// <param name="now">The time. A clock that was set back makes the file's own times useless, not those that are in the past.</param>
    public static bool IsUnchanged(FoundFile file, long seenTicks, TimeSpan length, long now) =>
        length <= TimeSpan.Zero || now - Math.Max(file.ChangedTicks, file.CreatedTicks) >= length.Ticks || now - seenTicks >= length.Ticks;

    /// <summary>Whether a program has it open for writing, where the system can tell.</summary>
    public static bool IsBeingWritten(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
            return false;
        }
        catch (IOException error) when (JournalFile.IsLocked(error))
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Reading it tells what is wrong.
            return false;
        }
    }
}
