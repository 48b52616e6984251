using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http.Storage;

namespace Atomscale.Client.Transfer.Verification;

/// <summary>
/// What a connection has learned of the ETags of one storage host: whether they are MD5 sums, so that what was transferred can be compared with
/// them, and whether computing an MD5 is worth its time. Thread-safe.
/// </summary>
internal sealed class ChecksumPolicy
{
    private readonly Action<ETagKind>? _remember;
    private readonly object _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ETagKind _kind;
    private bool _isConfirmed;
    private bool _sawCandidate;
    private ETagKind _remembered;

    /// <summary>Begins with what an earlier process has learned.</summary>
    /// <param name="host">The storage's host, with its port where that is not the default.</param>
    /// <param name="remembered">What was learned before; null when nothing was.</param>
    /// <param name="remember">Is given what is learned, to be remembered.</param>
    public ChecksumPolicy(string host, RememberedPolicy? remembered = null, Action<ETagKind>? remember = null)
    {
        Host = host;
        _remember = remember;
        if (remembered is null) return;
        _kind = _remembered = remembered.Kind;
        Evidence = $"that was found on {remembered.Found.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }

    /// <summary>The storage's host.</summary>
    public string Host { get; }

    /// <summary>What its ETags are, as far as is known.</summary>
    public ETagKind Kind
    {
        get
        {
            lock (_gate) return _kind;
        }
    }

    /// <summary>Why ETags are taken for no MD5 sums, in words for the user.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>Whether ETags that matched in an earlier process are none now.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Whether this connection has seen what ETags are: an MD5 that matched, or that they are none.</summary>
    public bool IsSettled
    {
        get
        {
            lock (_gate) return _isConfirmed || _kind == ETagKind.NotMd5;
        }
    }

    /// <summary>Whether the MD5 of what is fetched is computed.</summary>
    public bool ComputesMd5 => Kind != ETagKind.NotMd5;

    /// <summary>Whether the MD5 of what is sent is computed, which has to be decided before the answer shows what its ETag is like.</summary>
    public bool ComputesMd5OfParts => Kind is ETagKind.Unknown or ETagKind.Md5;

    /// <summary>Notes the ETag of a part that was sent; null when there was none.</summary>
    public void NotePart(EntityTag? tag)
    {
        if (tag is null) return;
        lock (_gate)
        {
            if (tag.Md5 is not null)
            {
                _sawCandidate = true;
                if (_kind == ETagKind.Opaque) _kind = ETagKind.Unknown;
            }
            else if (!_sawCandidate && !_isConfirmed && _kind is ETagKind.Unknown or ETagKind.Md5)
            {
                _kind = ETagKind.Opaque;
                Remember();
            }
        }
    }

    /// <summary>Compares the MD5 of what was transferred with its ETag; one that matches settles what ETags are.</summary>
    /// <param name="tag">The ETag.</param>
    /// <param name="md5">The MD5 in lower-case hex; null when none was computed.</param>
    public VerificationResult Compare(EntityTag? tag, string? md5)
    {
        if (tag?.Md5 is not { } expected || md5 is null) return VerificationResult.NotCompared;
        if (expected == md5)
        {
            Confirm();
            return VerificationResult.Verified;
        }

        return Kind == ETagKind.NotMd5 ? VerificationResult.NotCompared : VerificationResult.Retry;
    }

    /// <summary>ETags are MD5 sums: one has matched.</summary>
    public void Confirm()
    {
        lock (_gate)
        {
            _isConfirmed = true;
            _kind = ETagKind.Md5;
            Remember();
        }
    }

    /// <summary>ETags look like MD5 sums and are none. Changes nothing where one has matched.</summary>
    /// <param name="evidence">How that was found, in words for the user.</param>
    /// <returns>Whether they are taken for none now.</returns>
    public bool Refute(string evidence)
    {
        lock (_gate)
        {
            if (_isConfirmed) return false;
            if (_kind == ETagKind.NotMd5) return true;
            HasChanged = _kind == ETagKind.Md5;
            Evidence = evidence;
            _kind = ETagKind.NotMd5;
            Remember();
            return true;
        }
    }

    /// <summary>
    /// What becomes of a part that differs from its ETag again and again: where it is not known whether ETags are MD5 sums, one retry decides.
    /// </summary>
    /// <param name="mismatches">How often it has differed.</param>
    /// <param name="maximumRetryCount">How often it is sent again where they are.</param>
    public VerificationResult AfterMismatch(int mismatches, int maximumRetryCount)
    {
        lock (_gate)
        {
            if (_kind == ETagKind.NotMd5) return VerificationResult.NotCompared;
            if (mismatches <= (_kind == ETagKind.Md5 ? maximumRetryCount : 1)) return VerificationResult.Retry;
            return Refute($"a part that was sent {mismatches} times differed from them each time") ? VerificationResult.NotCompared : VerificationResult.Failed;
        }
    }

    /// <summary>Waits for the turn to find out what ETags are, so that one file does and the others wait for what it finds. Disposing ends the turn.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_turn);
    }

    private void Remember()
    {
        if (_remembered == _kind) return;
        _remembered = _kind;
        _remember?.Invoke(_kind);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private int _hasEnded;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _hasEnded, 1) == 0) turn.Release();
        }
    }
}
