using System;
using System.Net.Http;

namespace Atomscale.Client.Http;

/// <summary>One attempt of a request: turns what went wrong into the error that the user sees when the attempt was the last.</summary>
/// <param name="method">The request's method.</param>
/// <param name="address">What of its address may be shown.</param>
/// <param name="number">The attempt's number, from 1.</param>
internal abstract class RequestAttempt(HttpMethod method, Uri address, int number)
{
    /// <summary>The attempt's number, from 1.</summary>
    public int Number => number;

    /// <summary>Makes the failure.</summary>
    public RequestFailure Failure(
        AtomscaleErrorKind kind, string what, bool mayRetry,
        TimeSpan? retryAfter = null, int? status = null, string? said = null, string? requestId = null, Exception? inner = null, string? action = null)
    {
        var after = number > 1 ? $" (after {number} attempts)" : "";
        var error = new AtomscaleException(
            kind, $"{method} {address}: {what}{after}.", action ?? ActionFor(kind), status, method.Method, address, said, requestId, number, inner);
        return new RequestFailure(error, mayRetry, retryAfter);
    }

    /// <summary>The failure that an exception of a handler or of a body's stream means; null for any other exception.</summary>
    public virtual RequestFailure? Translate(Exception exception) => TransportFailure.Find(exception) is { } failure
        ? Failure(failure.Kind, failure.Description, failure.MayPass && MayRetry(failure.WasSent), inner: exception, action: failure.Action)
        : null;

    /// <summary>Whether the request may be sent again after a failure that may pass.</summary>
    protected abstract bool MayRetry(bool wasSent);

    /// <summary>What a user does about an error.</summary>
    protected abstract string? ActionFor(AtomscaleErrorKind kind);
}
