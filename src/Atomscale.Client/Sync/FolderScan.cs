using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Atomscale.Client.IO;
using Atomscale.Client.Sync.Ledger;

namespace Atomscale.Client.Sync;

/// <summary>The files of a folder that may be sent: no hidden ones, no empty ones, no partial downloads; links to folders can lead round in a circle.</summary>
internal sealed class FolderScan(string folder, SyncOptions options, string ledger, Action<string, Exception> skip)
{
    // What SQLite, the lock, a rebuild and a rotated log put beside the ledger and the log.
    private static readonly Regex s_besideLedger = new(@"^(\.lock|(\.new|\.\d{8}-\d{6}\.old)?(-wal|-shm|-journal)?)$");
    private static readonly Regex s_besideLog = new(@"^(\.\d)?$");

    // A ledger, a log and the state folder may be in the very folder that is sent.
    private readonly string[] _stateFolders = [.. new[] { State(StateFolder.Journals), State(StateFolder.Storages), State(LedgerPlace.Purpose) }.OfType<string>().Select(SyncPath.Key)];

    /// <summary>The files, in a steady order, as they are found.</summary>
    public IEnumerable<FoundFile> Files() => In(folder);

    /// <summary>A file as it is now; null when it is gone or cannot be looked at.</summary>
    public static FoundFile? Look(string folder, string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists ? Describe(folder, file) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private IEnumerable<FoundFile> In(string place)
    {
        FileSystemInfo[] items;
        try
        {
            items = [.. new DirectoryInfo(place).GetFileSystemInfos().Where(item => (item.Attributes & FileAttributes.Hidden) == 0)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            skip(place, error);
            yield break;
        }

        Array.Sort(items, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        foreach (var item in items)
        {
            if (item is FileInfo file)
            {
                if (IsPartial(file.Name) || !options.IsWanted(file.Name) || IsOwn(file.FullName)) continue;
                if (Found(file) is { Length: > 0 } found && !(Instant(found.ChangedTicks) < options.Since)) yield return found;
            }
            else if (options.Recurse && (item.Attributes & FileAttributes.ReparsePoint) == 0)
            {
                foreach (var found in In(item.FullName)) yield return found;
            }
        }
    }

    private FoundFile? Found(FileInfo file)
    {
        try
        {
            return Describe(folder, file);
        }
        catch (FileNotFoundException)
        {
            // Gone since the folder was read.
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            skip(file.FullName, error);
            return null;
        }
    }

    private static FoundFile Describe(string folder, FileInfo file) =>
        new(file.FullName, SyncPath.Relative(folder, file.FullName), file.Length, file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks);

    private static string? State(string purpose) => StateFolder.Open(Environment.GetEnvironmentVariable, purpose).Folder is { } place ? place + Path.DirectorySeparatorChar : null;

    private bool IsOwn(string path) =>
        Array.Exists(_stateFolders, state => SyncPath.Key(path).StartsWith(state, StringComparison.Ordinal))
        || IsBeside(path, ledger, s_besideLedger)
        || options.LogPath is { } log && IsBeside(path, log, s_besideLog);

    private static bool IsBeside(string path, string file, Regex endings) =>
        SyncPath.Key(path).StartsWith(SyncPath.Key(file), StringComparison.Ordinal) && endings.IsMatch(path.Substring(file.Length));

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private static bool IsPartial(string name) => name.EndsWith(".part", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".part.json", StringComparison.OrdinalIgnoreCase);
}
