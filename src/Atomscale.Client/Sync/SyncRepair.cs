using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.IO;
using Atomscale.Client.Sync.Ledger;
using Atomscale.Client.Transfer.Uploads;

namespace Atomscale.Client.Sync;

/// <summary>
/// Makes a ledger again: from what the old one has, as far as it can be read, and else from the catalogue, which knows names, times and some
/// hashes. The old one stays as it is until the new one is known, and is kept under another name.
/// </summary>
public sealed class SyncRepair
{
    // Clocks differ: an entry may seem to be older than its file.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(2);

    private readonly AtomscaleClient _client;
    private readonly string _folder;
    private readonly string _path;
    private readonly bool _ownOnly;
    private readonly Func<string, Task> _warn;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Prepares it; nothing is done yet.</summary>
    /// <param name="client">The connection's client.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="ledger">The ledger; null: the folder's own in the state folder.</param>
    /// <param name="ownOnly">Whether only entries of the key's owner count.</param>
    /// <param name="warn">Is given what the user should know.</param>
    /// <param name="cancellationToken">Ends it; the old ledger is then as it was.</param>
    /// <exception cref="AtomscaleException">FolderNotFound, AccessDenied.</exception>
    public SyncRepair(AtomscaleClient client, string folder, string? ledger, bool ownOnly, Func<string, Task> warn, CancellationToken cancellationToken)
    {
        _client = client;
        _folder = SyncPath.Folder(folder);
        if (!Directory.Exists(_folder)) throw new AtomscaleException(AtomscaleErrorKind.FolderNotFound, $"There is no folder '{_folder}'.", "Check the path, and that its disk or share is there.");
        _path = ledger is null ? LedgerPlace.Of(_folder) : Path.GetFullPath(ledger);
        _ownOnly = ownOnly;
        _warn = warn;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The full path of the ledger.</summary>
    public string Ledger => _path;

    /// <summary>Makes the ledger.</summary>
    /// <returns>Skipped are the files that the service has, Waiting those that the next run sends.</returns>
    /// <exception cref="AtomscaleException">InUse: a run is at work; the service's own; AccessDenied, DiskFull.</exception>
    public async Task<AtomscaleSyncRun> RunAsync()
    {
        var time = _client.Connection.Time;
        var (started, beginning) = (time.GetUtcNow(), time.GetTimestamp());
        using var held = LedgerLock.Take(_path);
        var unreadable = new List<string>();
        var scan = new FolderScan(_folder, new SyncOptions { Folder = _folder, Recurse = true }, _path, (path, _) => unreadable.Add(path));
        var files = scan.Files().ToArray();
        var known = Kept();
        var unknown = files.Where(file => !known.Any(version => version.RelativePath == file.RelativePath && version.Is(file))).ToArray();
        var found = await FindAsync(unknown, new HashSet<string>(known.Select(version => version.DataId).OfType<string>(), StringComparer.OrdinalIgnoreCase)).ConfigureAwait(false);
        if (unreadable.Count > 0) await _warn($"Parts of the folder cannot be read, and nothing is known of what is in them: {string.Join(", ", unreadable.Take(5))}").ConfigureAwait(false);
        var aside = PutAside(started);
        held.NoteNoLedger();
        SyncLedger.Make(_path, _folder, _client.Connection.Endpoint, [.. known, .. found]);
        held.NoteLedger();
        if (aside is not null) _client.Trace?.Invoke($"The old ledger is '{aside}'.");
        var waiting = unknown.Length - found.Count;
        return new AtomscaleSyncRun(_folder, files.Length, 0, files.Length - waiting, waiting, 0, 0, started, time.GetElapsedTime(beginning), 0, _path);
    }

    // What was sent, when the old ledger is whole.
    private IReadOnlyList<SyncVersion> Kept()
    {
        if (!File.Exists(_path)) return [];
        try
        {
            using var old = SyncLedger.OpenToRead(_path);
            return SyncPath.Same(old.Folder, _folder) && old.IsOf(_client.Connection.Endpoint) ? [.. old.All().Where(version => version.State is SyncItemState.Sent or SyncItemState.Skipped)] : [];
        }
        catch (AtomscaleException error)
        {
            _client.Trace?.Invoke($"The old ledger cannot be read: {error.Message}");
            return [];
        }
    }

    private async Task<List<SyncVersion>> FindAsync(IReadOnlyList<FoundFile> files, HashSet<string> claimed)
    {
        var byName = files.ToLookup(NameOf, StringComparer.Ordinal);
        var entries = new List<CatalogueEntry>();
        var sink = new CatalogueSink(
            some =>
            {
                entries.AddRange(some.Where(entry => entry.FileName is { } name && byName.Contains(name) && !claimed.Contains(entry.DataId)));
                return Task.CompletedTask;
            },
            error => _warn(error.Message));
        if (files.Count > 0) await _client.Catalogue.SearchAsync(new CatalogueQuery { OwnOnly = _ownOnly }, sink, _cancellationToken).ConfigureAwait(false);
        var versions = new List<SyncVersion>();
        var unclear = new List<string>();
        foreach (var named in entries.GroupBy(entry => entry.FileName!, StringComparer.Ordinal))
        {
            foreach (var (file, entry) in await MatchAsync([.. byName[named.Key].OrderBy(file => file.ChangedTicks)], [.. named.OrderBy(entry => entry.UploadDatetime)], unclear).ConfigureAwait(false))
            {
                versions.Add(new SyncVersion(0, file.RelativePath, file.Length, file.ChangedTicks, SyncItemState.Sent, _client.Connection.Time.GetUtcNow().UtcTicks)
                {
                    DataId = entry.DataId,
                    EndedTicks = entry.UploadDatetime?.UtcTicks,
                });
            }
        }

        if (unclear.Count > 0)
            await _warn($"Of {unclear.Count} files it is not clear whether the service has them, since others have the same name; the next run sends them: {string.Join(", ", unclear.Take(5))}{(unclear.Count > 5 ? ", ..." : "")}").ConfigureAwait(false);
        return versions;
    }

    // Files and entries of one name, both in the order of time.
    private async Task<List<(FoundFile File, CatalogueEntry Entry)>> MatchAsync(List<FoundFile> files, List<CatalogueEntry> entries, List<string> unclear)
    {
        var matches = new List<(FoundFile, CatalogueEntry)>();
        if (entries.Any(entry => ExistingUpload.IsHash(entry.Sha3Hash)))
        {
            foreach (var file in files.ToArray())
            {
                if (await ExistingUpload.HashAsync(UploadSource.OfFile(file.Path), _cancellationToken).ConfigureAwait(false) is not { } hash) break;
                if (entries.Find(entry => string.Equals(entry.Sha3Hash, hash, StringComparison.OrdinalIgnoreCase)) is not { } same) continue;
                matches.Add((file, same));
                files.Remove(file);
                entries.Remove(same);
            }

            // The others are not these files, as far as can be known.
            if (matches.Count > 0) entries.RemoveAll(entry => ExistingUpload.IsHash(entry.Sha3Hash));
        }

        var possible = new List<(FoundFile File, CatalogueEntry Entry)>();
        var left = new List<FoundFile>();
        foreach (var file in files)
        {
            var changed = new DateTimeOffset(file.ChangedTicks, TimeSpan.Zero) - s_skew;
            if (entries.Find(entry => entry.UploadDatetime >= changed) is not { } entry)
            {
                left.Add(file);
                continue;
            }

            possible.Add((file, entry));
            entries.Remove(entry);
        }

        // Which of several files of one name the entries are of cannot be told when there are too few of them.
        if (possible.Count > 0 && left.Count > 0) unclear.AddRange(possible.Select(pair => pair.File).Concat(left).Select(file => file.RelativePath));
        else matches.AddRange(possible);
        return matches;
    }

    private string? PutAside(DateTimeOffset now)
    {
        if (!File.Exists(_path)) return null;
        var aside = _path + now.UtcDateTime.ToString("'.'yyyyMMdd-HHmmss'.old'", CultureInfo.InvariantCulture);
        try
        {
            foreach (var ending in new[] { "-wal", "-shm" })
            {
                if (File.Exists(_path + ending)) File.Move(_path + ending, aside + ending);
            }

            File.Move(_path, aside);
            return aside;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, _path);
        }
    }

    private static string NameOf(FoundFile file) => UploadSource.OfFile(file.Path).FileName;
}
