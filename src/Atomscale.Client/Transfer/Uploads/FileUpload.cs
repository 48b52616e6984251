using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Atomscale.Client.Http.Storage;
using Atomscale.Client.Transfer.Verification;

namespace Atomscale.Client.Transfer.Uploads;

/// <summary>
/// One file on its way up: started (links, or what a journal holds), then its parts in any order, then completed. Every step but the
/// parts is done by one worker alone.
/// </summary>
internal sealed class FileUpload : ITransfer
{
    private const int MaximumRestarts = 2;

    private readonly UploadContext _context;
    private readonly UploadSource _source;
    private readonly TransferProgress _count;
    private readonly object _gate = new();
    private readonly Queue<int> _waiting = new();
    private readonly Stopwatch _clock = new();
    private readonly UploadState _progress;
    private ChecksumPolicy? _policy;
    private bool _isPartlyUnverified;
    private CancellationTokenSource _round = new();
    private Task<string>? _hash;
    private Stage _stage;
    private AtomscaleException? _error;
    private string? _startOver;
    private int _inFlight;
    private int _restarts;
    private int _attempts;

    public FileUpload(UploadContext context, UploadSource source, TransferProgress count)
    {
        _context = context;
        _source = source;
        _count = count;
        _progress = new UploadState(context, source);
    }

    private enum Stage
    {
        New,
        Busy,
        Sending,
        Ended,
    }

    private ChecksumPolicy Policy => _policy ?? throw new InvalidOperationException("The upload was not begun.");

    public bool IsEnded
    {
        get
        {
            lock (_gate) return _stage == Stage.Ended;
        }
    }

    // The first part goes alone, with the whole line to itself: on a slow one a stop in the first minute then has kept something.
    private bool MaySend => _inFlight == 0 || _progress.Done.Count > 0;

    public Func<CancellationToken, Task>? Take()
    {
        lock (_gate)
        {
            if (_stage == Stage.New)
            {
                _stage = Stage.Busy;
                return BeginAsync;
            }

            if (_stage != Stage.Sending) return null;
            if (_error is null && _startOver is null && _waiting.Count > 0 && MaySend)
            {
                var part = _waiting.Dequeue();
                _inFlight++;
                return token => SendAsync(part, token);
            }

            if (_inFlight > 0) return null;
            _stage = Stage.Busy;
            return EndAsync;
        }
    }

    public void Dispose()
    {
        _round.Cancel();
        // A sum that nobody waits for any more may have been stopped: that is no error.
        _ = _hash?.ContinueWith(static hash => hash.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _progress.Dispose();
        _source.Dispose();
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!_clock.IsRunning) _clock.Start();
            await _source.PrepareAsync(cancellationToken).ConfigureAwait(false);
            if (_context.Options.SkipExisting && _restarts == 0 && await ExistingUpload.FindAsync(_context.Catalogue, _source, cancellationToken).ConfigureAwait(false) is { } existing)
            {
                await _context.Done(_source, existing).ConfigureAwait(false);
                End();
                return;
            }

            await _progress.OpenAsync(_restarts > 0, cancellationToken).ConfigureAwait(false);
            var plan = _progress.Plan;
            _count.Expect(plan.Length);
            if (_context.Options.ComputeHash) _hash ??= Task.Run(() => WholeFileHash.ComputeAsync(_source, cancellationToken), cancellationToken);
            lock (_gate)
            {
                foreach (var part in Enumerable.Range(1, plan.PartCount).Where(part => !_progress.Done.ContainsKey(part))) _waiting.Enqueue(part);
            }

            _policy = _context.Checksums.Of(_context.Storage.Address(_progress.LinkOf(1)).Address);
            var wasCompared = _progress.Done.Values.Any(part => part.WasCompared);
            if (wasCompared) _policy.Confirm();
            _isPartlyUnverified = _progress.Done.Count > 0 && !wasCompared;

            _count.Moved(_progress.Done.Keys.Sum(plan.LengthOf));
            if (_progress.Done.Count > 0)
                _context.Trace?.Invoke(_waiting.Count > 0 ? $"'{_source.Shown}': resuming at part {_waiting.Peek()} of {plan.PartCount}." : $"'{_source.Shown}': all {plan.PartCount} parts had arrived; it is completed.");
        }
        catch (AtomscaleException error)
        {
            _error = error;
        }

        lock (_gate) _stage = Stage.Sending;
    }

    private async Task SendAsync(int part, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _round.Token);
        try
        {
            await SendVerifiedAsync(part, ending.Token).ConfigureAwait(false);
        }
        catch (RequestFailure error) when (error.Error.Kind == AtomscaleErrorKind.LinkExpired)
        {
            StartOver("its links expired", error.Error);
        }
        catch (RequestFailure error)
        {
            Fail(error.Error);
        }
        catch (AtomscaleException error)
        {
            Fail(error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another part has ended this round.
        }
        finally
        {
            lock (_gate) _inFlight--;
        }
    }

    // Sends a part until it is verified, or there is nothing to verify it by.
    private async Task SendVerifiedAsync(int part, CancellationToken cancellationToken)
    {
        IDisposable? turn = null;
        try
        {
            for (var mismatches = 1; ; mismatches++)
            {
                var (tag, md5) = await PutAsync(part, cancellationToken).ConfigureAwait(false);
                var result = Policy.Compare(tag, md5);
                if (result == VerificationResult.Retry)
                {
                    // What ETags are is found out with one part; others that differ meanwhile wait for what is found.
                    if (!Policy.IsSettled) turn ??= await Policy.EnterAsync(cancellationToken).ConfigureAwait(false);
                    result = Policy.AfterMismatch(mismatches, _context.Storage.MaximumRetryCount);
                    if (Policy.IsSettled) turn?.Dispose();
                }

                switch (result)
                {
                    case VerificationResult.Retry:
                        _count.Moved(-_progress.Plan.LengthOf(part));
                        continue;
                    case VerificationResult.Failed:
                        Fail(new AtomscaleException(
                            AtomscaleErrorKind.NotVerified, $"'{_source.Shown}': part {part} arrived differently from how it was sent, {mismatches} times. Nothing was stored.",
                            "Send it again; when it stays, something on the way changes the data: report it to whoever runs the network."));
                        return;
                    case VerificationResult.NotCompared:
                        await _context.Notice.GiveAsync(Policy, tag).ConfigureAwait(false);
                        break;
                }

                lock (_gate) _progress.Accept(part, tag.Text, result == VerificationResult.Verified);
                _count.Confirm(_progress.Plan.LengthOf(part));
                return;
            }
        }
        finally
        {
            turn?.Dispose();
        }
    }

    private async Task<(EntityTag Tag, string? Md5)> PutAsync(int part, CancellationToken cancellationToken)
    {
        var plan = _progress.Plan;
        var link = _context.Storage.Address(_progress.LinkOf(part));
        string? md5 = null;
        var tag = await _context.Storage.RetryAsync(
            async (number, token) =>
            {
                Interlocked.Increment(ref _attempts);
                PartContent? sent = null;
                var withMd5 = !_isPartlyUnverified && Policy.ComputesMd5OfParts;
                // A try that failed, and links of an earlier run, may mean that the links have expired.
                var answer = await _context.Storage.PutAsync(
                    link, watch => sent = new PartContent(_source, plan.OffsetOf(part), plan.LengthOf(part), withMd5, _count, watch), number > 1 || _progress.WasResumed, number, token).ConfigureAwait(false);
                md5 = sent!.Md5;
                Policy.NotePart(answer);
                if (answer is not null || !_progress.NeedsEtags) return answer ?? new EntityTag("", isEncrypted: false);
                sent.RollBack();
                throw new RequestFailure(new AtomscaleException(AtomscaleErrorKind.BadAnswer, $"PUT {link}: the storage gave no ETag for part {part}, which completing needs.", StorageErrors.ActionFor(AtomscaleErrorKind.Refused)), mayRetry: true);
            },
            cancellationToken).ConfigureAwait(false);
        return (tag, md5);
    }

    private void Fail(AtomscaleException error)
    {
        lock (_gate) _error ??= error;
        _round.Cancel();
    }

    private void StartOver(string why, AtomscaleException error)
    {
        lock (_gate)
        {
            if (_restarts >= MaximumRestarts) _error ??= error;
            else _startOver ??= why;
        }

        _round.Cancel();
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_error is null && _startOver is null)
        {
            try
            {
                var sha256 = _hash is { } hash ? await hash.ConfigureAwait(false) : null;
                var (dataId, verifiedBy) = await _progress.CompleteAsync(cancellationToken).ConfigureAwait(false);
                if (dataId is null) await _context.Warn($"'{_source.Shown}' was sent, but its entry is not in the catalogue yet: its data id is not known.").ConfigureAwait(false);
                await _context.Done(_source, new Upload(_source.Path, _source.FileName, dataId, _progress.Plan.Length, _progress.Plan.PartCount, _attempts, _clock.Elapsed, verifiedBy, sha256)).ConfigureAwait(false);
                _progress.Forget();
                End();
                return;
            }
            catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.LinkExpired)
            {
                StartOver("the service does not know its earlier upload any more", error);
            }
            catch (AtomscaleException error)
            {
                _error = error;
            }
        }

        if (_error is null)
        {
            await _context.Warn($"'{_source.Shown}' is sent from its beginning again: {_startOver}.").ConfigureAwait(false);
            Renew();
            return;
        }

        _progress.ForgetAfter(_error);
        await _context.Refuse(_source, _error.About($"'{_source.Shown}'", "was not sent")).ConfigureAwait(false);
        End();
    }

    private void Renew()
    {
        lock (_gate)
        {
            _restarts++;
            _startOver = null;
            _waiting.Clear();
            _count.Moved(-_count.Bytes);
            _round.Dispose();
            _round = new CancellationTokenSource();
            _stage = Stage.New;
        }
    }

    private void End()
    {
        lock (_gate) _stage = Stage.Ended;
    }
}
