using System;

namespace Atomscale.Client.Http;

/// <summary>One failed try of a call: the error that the user would see, and whether and when another try makes sense.</summary>
internal sealed class CallFault(AtomscaleException error, bool mayRepeat, TimeSpan? retryAfter = null) : Exception(error.Message, error)
{
    public AtomscaleException Error { get; } = error;

    public bool MayRepeat { get; } = mayRepeat;

    /// <summary>What the server asked to wait, when it made sense.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
