using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Sync.Ledger;
using Atomscale.Client.Transfer;
using Atomscale.Client.Transfer.Uploads;

namespace Atomscale.Client.Sync;

/// <summary>
/// Sends the files of a folder that are new or changed, each version once, however often runs are made and wherever one was stopped. What
/// happens with a file is in the ledger before it happens.
/// </summary>
public sealed class SyncRun : ITransferRun, IDisposable
{
    private const int BatchSize = 500;
    private const int WindowPerWorker = 2;

    private readonly AtomscaleClient _client;
    private readonly SyncOptions _options;
    private readonly SyncHandlers _handlers;
    private readonly CancellationTokenSource _ending;
    private readonly string _folder;
    private readonly SyncLedger _ledger;
    private readonly SyncSelection _selection;
    private readonly SyncReconciliation _reconciliation;
    private readonly SyncDuplicates _duplicates;
    private readonly SyncCounts _counts = new();
    private readonly SyncCircuitBreaker _breaker = new();
    private readonly int _windowSize;
    private readonly SemaphoreSlim _window;
    private readonly ConcurrentDictionary<string, SyncVersion> _underWay = new(StringComparer.Ordinal);
    private readonly List<(FoundFile File, SyncVersion Version)> _postponed = [];
    private UploadRun? _uploads;
    private UploadSample? _sample;
    private AtomscaleException? _broken;
    private bool _hasReportedKey;

    private SyncRun(AtomscaleClient client, SyncOptions options, SyncHandlers handlers, string folder, SyncLedger ledger, CancellationToken cancellationToken)
    {
        _client = client;
        _options = options;
        _handlers = handlers;
        _folder = folder;
        _ledger = ledger;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _selection = new SyncSelection(ledger, options, _counts, client.Connection.Time);
        _reconciliation = new SyncReconciliation(client, ledger, () => _sample);
        _duplicates = new SyncDuplicates(ledger, folder, options.AllowDuplicate);
        _windowSize = client.ThrottleLimit * WindowPerWorker;
        _window = new SemaphoreSlim(_windowSize, _windowSize);
    }

    /// <summary>The full path of the ledger.</summary>
    public string Ledger => _ledger.Path;

    /// <inheritdoc/>
    public TransferProgress Whole => _uploads?.Whole ?? new TransferProgress("");

    /// <inheritdoc/>
    public int Files => _uploads?.Files ?? 0;

    /// <inheritdoc/>
    public int Ended => _uploads?.Ended ?? 0;

    private long Now => _client.Connection.Time.GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public TransferProgress[] UnderWay() => _uploads?.UnderWay() ?? [];

    /// <summary>Opens the ledger of a folder; nothing is sent yet.</summary>
    /// <param name="client">The connection's client.</param>
    /// <param name="options">Which files are sent, and how.</param>
    /// <param name="handlers">Who is notified of what happens.</param>
    /// <param name="cancellationToken">Ends the run; the next one continues.</param>
    /// <exception cref="AtomscaleException">FolderNotFound; InUse: another run is at work; LedgerUnusable, AccessDenied, DiskFull, BadInput.</exception>
    public static SyncRun Open(AtomscaleClient client, SyncOptions options, SyncHandlers handlers, CancellationToken cancellationToken)
    {
        var folder = SyncPath.Folder(options.Folder);
        if (!Directory.Exists(folder)) throw new AtomscaleException(AtomscaleErrorKind.FolderNotFound, $"There is no folder '{folder}'.", "Check the path, and that its disk or share is there.");
        var path = options.Ledger is { } named ? Path.GetFullPath(named) : LedgerPlace.Of(folder);
        var endpoint = client.Connection.Endpoint;
        return new SyncRun(client, options, handlers, folder, options.IsTrial ? SyncLedger.OpenForTrial(path, folder, endpoint) : SyncLedger.OpenForRun(path, folder, endpoint), cancellationToken);
    }

    /// <summary>Looks at all files and sends what is to be sent.</summary>
    /// <exception cref="AtomscaleException">The ledger cannot be written any more, or the sample was not found.</exception>
    public async Task<AtomscaleSyncRun> RunAsync()
    {
        var time = _client.Connection.Time;
        var (started, beginning) = (time.GetUtcNow(), time.GetTimestamp());
        try
        {
            if (!_options.IsTrial) await SettleAsync().ConfigureAwait(false);
            await SendAllAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_broken is { } error)
        {
            throw error;
        }

        if (_breaker.Postponed > 0) await _handlers.Warn($"The run ended early, since {(_counts.WasKeyRefused ? "the key was refused" : "the service is away")}: {_breaker.Postponed} files wait for the next one.").ConfigureAwait(false);
        return _counts.ToRun(_folder, _ledger.Path, started, time.GetElapsedTime(beginning));
    }

    /// <summary>Ends what still runs, and releases the ledger.</summary>
    public void Dispose()
    {
        _ending.Cancel();
        _uploads?.Dispose();
        _ledger.Dispose();
    }

    // Files whose sending was started and which are gone or changed now: only the service knows whether they arrived.
    private async Task SettleAsync()
    {
        foreach (var version in _ledger.Begun())
        {
            var path = SyncPath.Full(_folder, version.RelativePath);
            var found = FolderScan.Look(_folder, path);
            if (found is not null ? version.Is(found) : File.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path))) continue;
            try
            {
                await OpenAsync().ConfigureAwait(false);
                if (await _reconciliation.FindAsync(version, path, _ending.Token).ConfigureAwait(false) is { } entry) await NoteSentAsync(version, entry.DataId).ConfigureAwait(false);
                else _ledger.Remove(version.Id);
            }
            catch (AtomscaleException error) when (SyncErrors.CauseOf(error, _client.Connection.Endpoint) is not SyncFailureCause.Final)
            {
                // The next run asks again.
                _client.Trace?.Invoke($"Whether '{path}' arrived is not known yet: {error.Message}");
            }
        }
    }

    private async Task SendAllAsync()
    {
        var scan = new FolderScan(_folder, _options, _ledger.Path, Skip);
        foreach (var files in InBatches(scan.Files()))
        {
            _ending.Token.ThrowIfCancellationRequested();
            var rest = new List<SyncVersion>();
            var due = _selection.Take(files, rest.Add);
            foreach (var version in rest) await PassAsync(version).ConfigureAwait(false);
            foreach (var (file, version) in due) await TakeAsync(file, version, isLast: false).ConfigureAwait(false);
        }

        await DrainAsync().ConfigureAwait(false);
        foreach (var (file, version) in _postponed) await TakeAsync(file, _ledger.Find(version.Id) ?? version, isLast: true).ConfigureAwait(false);
        if (_uploads is { } uploads) await uploads.CompleteAsync().ConfigureAwait(false);
        if (_broken is { } error) throw error;
        if (!_counts.HasUnreadable && Directory.Exists(_folder)) ForgetGone();
    }

    private async Task TakeAsync(FoundFile file, SyncVersion version, bool isLast)
    {
        if (_breaker.IsOpen)
        {
            _breaker.CountPostponed();
            await PutOffAsync(version).ConfigureAwait(false);
            return;
        }

        await OpenAsync().ConfigureAwait(false);
        try
        {
            var isWritten = _options.StableFor > TimeSpan.Zero && StableFile.IsBeingWritten(file.Path);
            if (!isWritten) version = version with { Sha256 = await HashAsync(version, file.Path).ConfigureAwait(false) };
            if (isWritten || FolderScan.Look(_folder, file.Path) is not { } now || !version.Is(now))
            {
                await PutOffAsync(version with { Sha256 = null }).ConfigureAwait(false);
                return;
            }

            if (version.Sha256 is not null && await _duplicates.FindAsync(version, isLast, _ending.Token).ConfigureAwait(false) is { } original)
            {
                if (original.Version is not { } sent) _postponed.Add((file, version));
                else await SkipAsync(version, sent).ConfigureAwait(false);
                return;
            }

            if (!await _handlers.Confirm(file.Path).ConfigureAwait(false))
            {
                await PutOffAsync(version).ConfigureAwait(false);
                return;
            }

            if (version.MayHaveArrived && !_reconciliation.CanResume(file.Path) && await _reconciliation.FindAsync(version, file.Path, _ending.Token).ConfigureAwait(false) is { } entry)
            {
                _counts.Count(SyncOutcome.Sent);
                await NoteSentAsync(version, entry.DataId).ConfigureAwait(false);
                return;
            }

            await SendAsync(file, version).ConfigureAwait(false);
        }
        catch (AtomscaleException error)
        {
            await FailAsync(version, file.Path, error).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(FoundFile file, SyncVersion version)
    {
        await _window.WaitAsync(_ending.Token).ConfigureAwait(false);
        try
        {
            _underWay[file.Path] = _ledger.Save(version with { State = SyncItemState.Sending, StartedTicks = version.StartedTicks ?? Now });
            await _uploads!.AddAsync(UploadSource.OfFile(file.Path)).ConfigureAwait(false);
        }
        catch
        {
            Release(file.Path);
            throw;
        }
    }

    // A trial reads only what it has to compare.
    private async Task<string?> HashAsync(SyncVersion version, string path) =>
        _options.IsTrial && _ledger.OfLength(version.Length).Count == 0 ? null : await WholeFileHash.ComputeAsync(UploadSource.OfFile(path), _ending.Token).ConfigureAwait(false);

    private async Task OpenAsync()
    {
        if (_uploads is not null) return;
        _sample = await _options.OpenSample().ConfigureAwait(false);
        _uploads = new UploadRun(_client, new UploadOptions { Sample = _sample }, DoneAsync, RefusedAsync, _handlers.Warn, _ending.Token);
    }

    private async Task DoneAsync(UploadSource source, Upload upload)
    {
        var version = _underWay[source.Path!];
        // When this cannot be noted, the upload's journal stays, and the next run finds out.
        await GuardAsync(() => NoteSentAsync(version, upload.DataId)).ConfigureAwait(false);
        _breaker.Reset();
        _counts.Count(SyncOutcome.Sent);
        _counts.Add(upload.Length);
        Release(source.Path!);
    }

    private async Task RefusedAsync(UploadSource source, AtomscaleException error)
    {
        if (_broken is { } broken) throw broken;
        var version = _underWay[source.Path!];
        await GuardAsync(() => FailAsync(version, source.Path!, error)).ConfigureAwait(false);
        Release(source.Path!);
    }

    private async Task GuardAsync(Func<Task> note)
    {
        try
        {
            await note().ConfigureAwait(false);
        }
        catch (AtomscaleException error)
        {
            _broken ??= error;
            _ending.Cancel();
            throw;
        }
    }

    private void Release(string path)
    {
        _underWay.TryRemove(path, out _);
        _window.Release();
    }

    private async Task DrainAsync()
    {
        for (var count = 0; count < _windowSize; count++) await _window.WaitAsync(_ending.Token).ConfigureAwait(false);
        _window.Release(_windowSize);
    }

    private Task NoteSentAsync(SyncVersion version, string? dataId)
    {
        var sent = _ledger.Save(version with { State = SyncItemState.Sent, DataId = dataId, EndedTicks = Now, NextAttemptTicks = null, ErrorId = null, ErrorMessage = null });
        return _handlers.Tell(Item(sent), SyncOutcome.Sent);
    }

    private async Task SkipAsync(SyncVersion version, SyncVersion original)
    {
        var skipped = _ledger.Save(version with { State = SyncItemState.Skipped, DataId = original.DataId, EndedTicks = Now, NextAttemptTicks = null, ErrorId = null, ErrorMessage = null });
        _counts.Count(SyncOutcome.Skipped);
        _client.Trace?.Invoke($"'{SyncPath.Full(_folder, version.RelativePath)}' is not sent: '{original.RelativePath}' was, with the same content.");
        await PassAsync(skipped).ConfigureAwait(false);
    }

    private async Task PutOffAsync(SyncVersion version)
    {
        _counts.Count(SyncOutcome.Waiting);
        await PassAsync(version).ConfigureAwait(false);
    }

    private async Task FailAsync(SyncVersion version, string path, AtomscaleException error)
    {
        var cause = SyncErrors.CauseOf(error, _client.Connection.Endpoint);
        if (cause == SyncFailureCause.Key) _breaker.Trip();
        else if (SyncErrors.MayBeService(error)) _breaker.CountFailure();
        if (cause == SyncFailureCause.NotReady)
        {
            // Of a file that changed nothing was stored.
            var begun = error.Kind == AtomscaleErrorKind.FileChanged ? null : version.StartedTicks;
            await PutOffAsync(_ledger.Save(version with { State = SyncItemState.Seen, SeenTicks = Now, Sha256 = null, StartedTicks = begun })).ConfigureAwait(false);
            return;
        }

        var attempts = version.Attempts + (cause is SyncFailureCause.Attempt or SyncFailureCause.Final ? 1 : 0);
        var isGivenUp = cause == SyncFailureCause.Final || attempts >= _options.MaximumAttempts;
        var failed = _ledger.Save(version with
        {
            State = isGivenUp ? SyncItemState.Failed : SyncItemState.Waiting,
            Attempts = attempts,
            NextAttemptTicks = cause == SyncFailureCause.Attempt && !isGivenUp ? Now + SyncErrors.PauseAfter(attempts).Ticks : null,
            EndedTicks = isGivenUp ? Now : null,
            ErrorId = "Atomscale." + error.Kind,
            ErrorMessage = error.Message,
        });
        _counts.Count(SyncOutcome.Failed);
        await _handlers.Tell(Item(failed), SyncOutcome.Failed).ConfigureAwait(false);
        if (cause == SyncFailureCause.Key)
        {
            _counts.WasKeyRefused = true;
            if (_hasReportedKey) return;
            _hasReportedKey = true;
        }

        await _handlers.Report(error, path).ConfigureAwait(false);
    }

    private void Skip(string path, Exception error)
    {
        _counts.HasUnreadable = true;
        _ = _handlers.Report(new AtomscaleException(AtomscaleErrorKind.AccessDenied, $"'{path}' cannot be read: {error.Message}", "Give this user the right to read it.", innerException: error), path);
    }

    // What was never sent and is not there any more is of no interest.
    private void ForgetGone()
    {
        foreach (var version in _ledger.All(SyncItemState.Seen))
        {
            if (!version.MayHaveArrived && !File.Exists(SyncPath.Full(_folder, version.RelativePath))) _ledger.Remove(version.Id);
        }
    }

    private Task PassAsync(SyncVersion version) => _handlers.Pass?.Invoke(Item(version)) ?? Task.CompletedTask;

    private AtomscaleSyncItem Item(SyncVersion version) => version.ToItem(_folder, _ledger.Path);

    private static IEnumerable<List<FoundFile>> InBatches(IEnumerable<FoundFile> files)
    {
        var batch = new List<FoundFile>(BatchSize);
        foreach (var file in files)
        {
            batch.Add(file);
            if (batch.Count < BatchSize) continue;
            yield return batch;
            batch = new List<FoundFile>(BatchSize);
        }

        if (batch.Count > 0) yield return batch;
    }
}
