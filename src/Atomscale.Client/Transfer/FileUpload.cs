using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;

namespace Atomscale.Client.Transfer;

/// <summary>
/// One file on its way up: begun (links, or what a journal holds), then its parts in any order, then completed. Every step but the
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
    private PartVerification _verification;
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
        _verification = new PartVerification(context.Storage.MaximumRetryCount);
        _progress = new UploadState(context, source);
    }

    private enum Stage
    {
        New,
        Busy,
        Sending,
        Ended,
    }

    public bool IsEnded
    {
        get
        {
            lock (_gate) return _stage == Stage.Ended;
        }
    }

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
            if (_error is null && _startOver is null && _waiting.Count > 0)
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
        // A sum that nobody waits for any more may have been stopped: that is no fault.
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
                _verification.Restore(_progress.Done.Values.Any(part => part.WasCompared), _progress.Done.Count > 0);
            }

            _count.Moved(_progress.Done.Keys.Sum(plan.LengthOf));
            if (_progress.WasResumed)
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
            var (etag, md5) = await PutAsync(part, ending.Token).ConfigureAwait(false);
            var wasRefuted = Verify(part, etag, md5);
            if (_error is not null) _round.Cancel();
            if (wasRefuted)
                await _context.Warn($"The storage's ETags are not MD5 sums for '{_source.Shown}': it is verified by its length alone.").ConfigureAwait(false);
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

    private async Task<(string Etag, string? Md5)> PutAsync(int part, CancellationToken cancellationToken)
    {
        var plan = _progress.Plan;
        var link = _context.Storage.Address(_progress.LinkOf(part));
        string? md5 = null;
        var etag = await _context.Storage.RetryAsync(
            async (number, token) =>
            {
                Interlocked.Increment(ref _attempts);
                PartContent? sent = null;
                var withMd5 = !_verification.IsOpaque && !_context.ChecksumPolicy.AreOpaque;
                // A try that failed, and links of an earlier run, may mean that the links have expired.
                var answer = await _context.Storage.PutAsync(
                    link, watch => sent = new PartContent(_source, plan.OffsetOf(part), plan.LengthOf(part), withMd5, _count, watch), number > 1 || _progress.WasResumed, number, token).ConfigureAwait(false);
                md5 = sent!.Md5;
                _context.ChecksumPolicy.Note(answer);
                if (answer is not null || !_progress.NeedsEtags) return answer ?? "";
                sent.RollBack();
                throw new RequestFailure(new AtomscaleException(AtomscaleErrorKind.BadAnswer, $"PUT {link}: the storage gave no ETag for part {part}, which completing needs.", StorageErrors.ActionFor(AtomscaleErrorKind.Refused)), mayRetry: true);
            },
            cancellationToken).ConfigureAwait(false);
        return (etag, md5);
    }

    // True when the storage's ETags turn out to be no MD5 sums just now.
    private bool Verify(int part, string etag, string? md5)
    {
        lock (_gate)
        {
            var before = _verification.WasRefuted;
            switch (_verification.Verify(part, etag, md5))
            {
                case VerificationDecision.Accept:
                    Accept(part, etag, !_verification.IsOpaque && md5 is not null && EtagText.Candidate(etag) == md5);
                    break;
                case VerificationDecision.SendAgain:
                    Again(part);
                    break;
                case VerificationDecision.Refuse:
                    _error ??= new AtomscaleException(
                        AtomscaleErrorKind.NotVerified, $"'{_source.Shown}': part {part} arrived differently from how it was sent, {_context.Storage.MaximumRetryCount + 1} times. Nothing was stored.",
                        "Send it again; when it stays, something on the way changes the data: report it to whoever runs the network.");
                    break;
            }

            foreach (var released in _verification.Release())
            {
                if (released.Value is { } held) Accept(released.Key, held, false);
                else Again(released.Key);
            }

            return _verification.WasRefuted && !before;
        }
    }

    private void Accept(int part, string etag, bool wasCompared)
    {
        _progress.Accept(part, etag, wasCompared);
        _count.Confirm(_progress.Plan.LengthOf(part));
    }

    private void Again(int part)
    {
        _count.Moved(-_progress.Plan.LengthOf(part));
        _waiting.Enqueue(part);
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
            _verification = new PartVerification(_context.Storage.MaximumRetryCount);
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
