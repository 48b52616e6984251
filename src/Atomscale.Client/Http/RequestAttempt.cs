using System;

namespace Atomscale.Client.Http;

/// <summary>One try of a call: which call, the how many-eth try, and the time that is left.</summary>
internal sealed class RequestAttempt(ApiRequest request, int number, RequestDeadline deadline)
{
    public ApiRequest Request { get; } = request;

    /// <summary>The attempt's number, from 1.</summary>
    public int Number { get; } = number;

    public RequestDeadline Deadline { get; } = deadline;

    /// <summary>Makes the error that the user sees when this try was the last.</summary>
    public RequestFailure Failure(
        AtomscaleErrorKind kind, string what, Uri endpoint, bool mayRetry,
        TimeSpan? retryAfter = null, int? status = null, string? said = null, string? requestId = null, Exception? inner = null, string? action = null)
    {
        var address = new Uri(endpoint, Request.Path);
        var after = Number > 1 ? $" (after {Number} tries)" : "";
        var error = new AtomscaleException(
            kind, $"{Request.Method} {address}: {what}{after}.", action ?? StatusTable.ActionFor(kind), status, Request.Method.Method, address, said, requestId, Number, inner);
        return new RequestFailure(error, mayRetry, retryAfter);
    }
}
