using System;

namespace Atomscale.Client.Http;

/// <summary>One failed try of a call: the error that the user would see, and whether and when another try makes sense.</summary>
internal sealed class RequestFailure(AtomscaleException error, bool mayRetry, TimeSpan? retryAfter = null) : Exception(error.Message, error)
{
    public AtomscaleException Error { get; } = error;

    public bool MayRetry { get; } = mayRetry;

    /// <summary>What the server asked to wait, when it made sense.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Whether the service may have carried the call out although its answer did not come: the connection broke or stood still after sending, or a server in between gave up.</summary>
    public bool MayHaveArrived => Error.Kind switch
    {
        AtomscaleErrorKind.Timeout => Error.StatusCode is null,
        AtomscaleErrorKind.ServerError => Error.StatusCode is not 503 || RetryAfter is null,
        AtomscaleErrorKind.Network => Error.InnerException is not { } cause || TransportFailure.Of(cause).WasSent,
        _ => false,
    };

    /// <summary>The same for a call that creates something and must not be sent again.</summary>
    public AtomscaleException AsOutcomeUnknown() => new(
        AtomscaleErrorKind.OutcomeUnknown,
        $"Whether it was created is not known, since the answer was lost. {Error.Message}",
        "Look whether it is there before you run the command again: it is never sent twice by itself.",
        Error.StatusCode, Error.Method, Error.Address, Error.ServerMessage, Error.RequestId, Error.Attempts, Error);
}
