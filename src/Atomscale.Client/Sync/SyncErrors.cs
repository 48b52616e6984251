using System;

namespace Atomscale.Client.Sync;

/// <summary>The one table from an error of sending to what a run makes of it, and the pauses between attempts.</summary>
internal static class SyncErrors
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(6);

    /// <summary>What an error means for the file.</summary>
    /// <param name="error">The error.</param>
    /// <param name="endpoint">The service; its refusals of a file are final, those of the storage are not.</param>
    public static SyncFailureCause CauseOf(AtomscaleException error, Uri endpoint) => error.Kind switch
    {
        AtomscaleErrorKind.FileChanged or AtomscaleErrorKind.FileEmpty or AtomscaleErrorKind.FileNotFound or AtomscaleErrorKind.FileInUse or AtomscaleErrorKind.InUse => SyncFailureCause.NotReady,
        AtomscaleErrorKind.NoKey or AtomscaleErrorKind.Unauthorized or AtomscaleErrorKind.Forbidden => SyncFailureCause.Key,
        AtomscaleErrorKind.Network or AtomscaleErrorKind.Timeout or AtomscaleErrorKind.RateLimited => SyncFailureCause.Service,
        AtomscaleErrorKind.BadInput => SyncFailureCause.Final,
        AtomscaleErrorKind.Refused when IsFinal(error.StatusCode) && error.Address?.Authority == endpoint.Authority => SyncFailureCause.Final,
        _ => SyncFailureCause.Attempt,
    };

    /// <summary>Whether the service itself may be what fails.</summary>
    public static bool MayBeService(AtomscaleException error) => error.Kind is AtomscaleErrorKind.Network or AtomscaleErrorKind.Timeout or AtomscaleErrorKind.RateLimited or AtomscaleErrorKind.ServerError;

    /// <summary>How long to wait after so many failed attempts.</summary>
    public static TimeSpan PauseAfter(int attempts)
    {
        var pause = s_firstPause;
        for (var attempt = 1; attempt < attempts && pause < s_longestPause; attempt++) pause += pause;
        return pause < s_longestPause ? pause : s_longestPause;
    }

    /// <summary>Whether it is time for the next attempt; one that is further off than any pause was set by a clock that was wrong.</summary>
    public static bool IsDue(long? nextAttempt, long now) => nextAttempt is not { } next || next <= now || next - now > s_longestPause.Ticks;

    // 404 and 409: what was started is not there any more, which a new attempt mends.
    private static bool IsFinal(int? status) => status is >= 400 and < 500 and not (401 or 403 or 404 or 408 or 409 or 425 or 429);
}
