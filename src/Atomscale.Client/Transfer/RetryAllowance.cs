using System;

namespace Atomscale.Client.Transfer;

/// <summary>
/// When a download whose connection breaks may use all its attempts again: after progress that is worth something, which is a tenth of a
/// part (of a smaller file, a tenth of the file) or ten seconds of steady flow. Otherwise a connection that is cut after every few bytes
/// would be tried without end.
/// </summary>
internal sealed class RetryAllowance(long reached)
{
    private static readonly TimeSpan s_steady = TimeSpan.FromSeconds(10);

    private long _best = reached;
    private TimeSpan _flow;

    /// <summary>How many bytes came since the allowance was renewed.</summary>
    public long Confirmed(long reached) => Math.Max(0, reached - _best);

    /// <summary>Notes for how long bytes came in one attempt.</summary>
    public void Flowed(TimeSpan time)
    {
        if (time > _flow) _flow = time;
    }

    /// <summary>Renews the allowance if the progress since the last renewal is worth it.</summary>
    public bool TryRenew(long reached, long? total)
    {
        var confirmed = Confirmed(reached);
        var part = Math.Min(TransferPlan.DefaultPartSize, total ?? TransferPlan.DefaultPartSize);
        if (confirmed == 0 || confirmed < part / 10 && _flow < s_steady) return false;
        _best = reached;
        _flow = TimeSpan.Zero;
        return true;
    }
}
