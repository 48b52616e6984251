using System.Collections.Generic;
using System.Linq;

namespace Atomscale.Client.Transfer;

/// <summary>
/// Finds out, for one file, whether the storage's ETags are MD5 sums, and judges each part by them. The first that matches settles that
/// they are; a first one that differs twice settles that they are not. Not thread-safe: its file's lock guards it.
/// </summary>
internal sealed class PartVerification(int maximumRetryCount)
{
    private readonly Dictionary<int, int> _mismatches = [];
    private readonly Dictionary<int, string?> _held = [];
    private int _doubted;

    /// <summary>Whether an MD5 has matched.</summary>
    public bool IsMd5 { get; private set; }

    /// <summary>Whether ETags say nothing here, so that no MD5 is worked out any more.</summary>
    public bool IsOpaque { get; private set; }

    /// <summary>Whether it came to <see cref="IsOpaque"/> by ETags that look like MD5 and are not, which the user is told.</summary>
    public bool WasRefuted { get; private set; }

    /// <summary>Goes on where an earlier run stood.</summary>
    public void Restore(bool isMd5, bool isOpaque)
    {
        IsMd5 = isMd5;
        IsOpaque = isOpaque && !isMd5;
    }

    /// <summary>Judges a part by its answer.</summary>
    /// <param name="part">Its number.</param>
    /// <param name="etag">The ETag as it came.</param>
    /// <param name="md5">What was sent, in lower-case hex; null when no MD5 was worked out.</param>
    public VerificationDecision Verify(int part, string? etag, string? md5)
    {
        if (IsOpaque || md5 is null) return VerificationDecision.Accept;
        if (EtagText.Candidate(etag) is not { } candidate)
        {
            // Without candidates there is nothing to compare with; where MD5 is settled, a single odd one is let pass unchecked.
            if (!IsMd5) IsOpaque = true;
            return VerificationDecision.Accept;
        }

        if (candidate == md5)
        {
            IsMd5 = true;
            return VerificationDecision.Accept;
        }

        return Differs(part, etag);
    }

    /// <summary>The parts that were held and no longer are: those to accept with their ETags, or to send again (no ETag).</summary>
    public IReadOnlyList<KeyValuePair<int, string?>> Release()
    {
        if (_held.Count == 0 || !IsMd5 && !IsOpaque) return [];
        var released = _held.Select(pair => new KeyValuePair<int, string?>(pair.Key, IsOpaque ? pair.Value : null)).ToArray();
        _held.Clear();
        return released;
    }

    private VerificationDecision Differs(int part, string? etag)
    {
        var count = _mismatches[part] = (_mismatches.TryGetValue(part, out var before) ? before : 0) + 1;
        if (IsMd5) return count <= maximumRetryCount ? VerificationDecision.SendAgain : VerificationDecision.Refuse;
        if (_doubted == 0) _doubted = part;
        if (_doubted != part)
        {
            _held[part] = etag;
            return VerificationDecision.Hold;
        }

        if (count == 1) return VerificationDecision.SendAgain;
        IsOpaque = true;
        WasRefuted = true;
        return VerificationDecision.Accept;
    }
}
