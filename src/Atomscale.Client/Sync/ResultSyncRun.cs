using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Gathering;
using Atomscale.Client.IO;
using Atomscale.Client.Sync.Ledger;
using Atomscale.Client.Tables;
using Atomscale.Client.Tables.Formats;

namespace Atomscale.Client.Sync;

/// <summary>Keeps the points of results in a folder, one file a result: those that are new or updated are fetched, each once.</summary>
public sealed class ResultSyncRun : IDisposable
{
    private static readonly HashSet<string> s_withPoints = new(StringComparer.OrdinalIgnoreCase)
    {
        "xps", "photoluminescence", "pl", "raman", "xrd", "rheed", "rheed_stationary", "rheed_rotating", "rheed_xscan", "optical", "tool_state", "metrology", "recipe", "ellipsometry",
    };

    private readonly AtomscaleClient _client;
    private readonly ResultSyncOptions _options;
    private readonly ResultSyncHandlers _handlers;
    private readonly CancellationToken _cancellationToken;
    private readonly string _folder;
    private readonly ResultPlaces _places;
    private readonly ResultLedger _ledger;
    private readonly AtomscaleException? _damage;
    private readonly SyncCircuitBreaker _breaker = new();
    private int _found;
    private int _written;
    private int _skipped;
    private int _failed;
    private long _points;
    private long _bytes;

    private ResultSyncRun(AtomscaleClient client, ResultSyncOptions options, ResultSyncHandlers handlers, CancellationToken cancellationToken)
    {
        _client = client;
        _options = options;
        _handlers = handlers;
        _cancellationToken = cancellationToken;
        TableFormats.Check(new TableOptions(options.Format));
        _folder = SyncPath.Folder(options.Destination);
        _places = new ResultPlaces(options.Layout, options.Format);
        var ledger = options.Ledger is { } named ? Path.GetFullPath(named) : LedgerPlace.Of(_folder, "-results");
        if (options.IsTrial)
        {
            _ledger = ResultLedger.OpenForTrial(ledger);
            return;
        }

        DirectoryCreation.Make(_folder);
        _ledger = ResultLedger.Open(
            ledger,
            [("folder", SyncPath.Key(_folder)), ("service", client.Connection.Endpoint.AbsoluteUri), ("format", options.Format.ToString()), ("layout", options.Layout.ToString())],
            out _damage);
    }

    /// <summary>The full path of the ledger.</summary>
    public string Ledger => _ledger.Path;

    /// <summary>Opens the ledger of a folder; nothing is fetched yet.</summary>
    /// <exception cref="AtomscaleException">InUse: another run is at work; BadInput, NotSupportedOnThisEdition, AccessDenied, DiskFull.</exception>
    public static ResultSyncRun Open(AtomscaleClient client, ResultSyncOptions options, ResultSyncHandlers handlers, CancellationToken cancellationToken) => new(client, options, handlers, cancellationToken);

    /// <summary>Fetches what is new or updated.</summary>
    /// <exception cref="AtomscaleException">The catalogue could not be read, or the key was refused.</exception>
    public async Task<AtomscaleResultSyncRun> RunAsync()
    {
        var time = _client.Connection.Time;
        var (started, beginning) = (time.GetUtcNow(), time.GetTimestamp());
        if (_damage is { } damage) await _handlers.Warn($"The ledger was rebuilt, so all results are fetched once more: {damage.Message}").ConfigureAwait(false);
        if (!_options.IsTrial) Guard(() => ResultPlaces.RemoveTemporary(_folder), _folder);
        var entries = await SearchAsync().ConfigureAwait(false);
        _found = entries.Count;
        var wanted = entries.Where(IsNew).ToArray();
        _skipped = entries.Count - wanted.Length;
        await FetchAsync(wanted).ConfigureAwait(false);
        if (!_options.IsTrial && (_written > 0 || !File.Exists(Path.Combine(_folder, _places.Catalogue)))) await WriteCatalogueAsync(entries).ConfigureAwait(false);
        if (_breaker.Postponed > 0) await _handlers.Warn($"The run ended early, since the service is away: {_breaker.Postponed} results wait for the next one.").ConfigureAwait(false);
        return new AtomscaleResultSyncRun(_folder, _found, _written, _skipped, _failed, _points, _bytes, started, time.GetElapsedTime(beginning), _failed > 0 ? 1 : 0, _ledger.Path);
    }

    /// <summary>Releases the ledger.</summary>
    public void Dispose() => _ledger.Dispose();

    private async Task<List<CatalogueEntry>> SearchAsync()
    {
        var entries = new List<CatalogueEntry>();
        var sink = new CatalogueSink(
            some =>
            {
                entries.AddRange(some);
                return Task.CompletedTask;
            },
            error =>
            {
                Interlocked.Increment(ref _failed);
                _found++;
                return _handlers.Report(error, null);
            });
        await _client.Catalogue.SearchAsync(_options.Query, sink, _cancellationToken).ConfigureAwait(false);
        return entries;
    }

    // What has no points by its nature is not asked for.
    private bool IsNew(CatalogueEntry entry)
    {
        if (!s_withPoints.Contains(entry.DataType)) return false;
        return _ledger.Find(entry.DataId) is not { } known || known.Version != VersionOf(entry) || known.Path is { } path && !File.Exists(SyncPath.Full(_folder, path));
    }

    // Servers of the older generation tell no time of the last change.
    private static string VersionOf(CatalogueEntry entry) => entry.LastUpdated is { } updated ? InvariantText.Of(updated) ?? "" : $"{entry.Status} {InvariantText.Of(entry.GrowthLength)}".TrimEnd();

    private async Task FetchAsync(CatalogueEntry[] entries)
    {
        if (entries.Length == 0) return;
        var feed = new ResultFeed(_client, SnapshotChoice.None, (request, result) => TakeAsync(request.Entry!, result, entries.Length), (request, error) => RefuseAsync(request.Entry!, error, entries.Length), _cancellationToken);
        foreach (var entry in entries)
        {
            if (_breaker.IsOpen)
            {
                _breaker.CountPostponed();
                Interlocked.Increment(ref _failed);
                continue;
            }

            if (await _handlers.Confirm(SyncPath.Full(_folder, _places.Of(entry))).ConfigureAwait(false)) await feed.AddAsync([ResultRequest.Of(entry, entry)]).ConfigureAwait(false);
            else Interlocked.Increment(ref _skipped);
        }

        await feed.CompleteAsync().ConfigureAwait(false);
    }

    private async Task TakeAsync(CatalogueEntry entry, AtomscaleResult result, int count)
    {
        var relative = _places.Of(entry);
        var before = _ledger.Find(entry.DataId)?.Path;
        _breaker.Reset();
        if (TidyTable.Of(result, static _ => true) is not { } points)
        {
            _ledger.Save(entry.DataId, VersionOf(entry), null, Now);
            Interlocked.Increment(ref _skipped);
            return;
        }

        var path = SyncPath.Full(_folder, relative);
        await WriteAsync(path, ResultTables.OfPoints(Counted(points))).ConfigureAwait(false);
        _ledger.Save(entry.DataId, VersionOf(entry), relative, Now);
        // Its data type has another name now.
        if (before is not null && before != relative) Guard(() => File.Delete(SyncPath.Full(_folder, before)), before);
        _written++;
        _bytes += new FileInfo(path).Length;
        await _handlers.Written(path, entry.DataId).ConfigureAwait(false);
        await _handlers.Look(_written + _failed, count).ConfigureAwait(false);
    }

    private async Task RefuseAsync(CatalogueEntry entry, AtomscaleException error, int count)
    {
        if (SyncErrors.MayBeService(error)) _breaker.CountFailure();
        if (error.Kind == AtomscaleErrorKind.NotFound)
        {
            // There is none, and will be none before the entry changes.
            _ledger.Save(entry.DataId, VersionOf(entry), null, Now);
            Interlocked.Increment(ref _skipped);
            return;
        }

        Interlocked.Increment(ref _failed);
        await _handlers.Report(error, entry).ConfigureAwait(false);
        await _handlers.Look(_written + _failed, count).ConfigureAwait(false);
    }

    private Task WriteCatalogueAsync(List<CatalogueEntry> entries) =>
        WriteAsync(Path.Combine(_folder, _places.Catalogue), ResultTables.OfEntries(entries.Select(entry => (entry, _ledger.Find(entry.DataId)?.Path))));

    private async Task WriteAsync(string path, TableRows rows)
    {
        DirectoryCreation.Make(Path.GetDirectoryName(path)!);
        using var writer = TableFormats.Open(path, new TableOptions(_options.Format, force: true));
        writer.Write(rows, _cancellationToken);
        await writer.CompleteAsync(_cancellationToken).ConfigureAwait(false);
    }

    private IEnumerable<TidyPoint> Counted(IEnumerable<TidyPoint> points)
    {
        foreach (var point in points)
        {
            _points++;
            yield return point;
        }
    }

    private long Now => _client.Connection.Time.GetUtcNow().UtcTicks;

    private static void Guard(Action work, string path)
    {
        try
        {
            work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path);
        }
    }
}
