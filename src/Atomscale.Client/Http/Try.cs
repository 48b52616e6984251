using System;

namespace Atomscale.Client.Http;

/// <summary>One try of a call: which call, the how many-eth try, and the time that is left.</summary>
internal sealed class Try(ApiRequest request, int number, CallBudget budget)
{
    public ApiRequest Request { get; } = request;

    public CallBudget Budget { get; } = budget;

    /// <summary>Makes the error that the user sees when this try was the last.</summary>
    public CallFault Fault(
        AtomscaleErrorKind kind, string what, Uri endpoint, bool mayRepeat,
        TimeSpan? retryAfter = null, int? status = null, string? said = null, string? requestId = null, Exception? inner = null, string? action = null)
    {
        var address = new Uri(endpoint, Request.Path);
        var after = number > 1 ? $" (after {number} tries)" : "";
        var error = new AtomscaleException(
            kind, $"{Request.Method} {address}: {what}{after}.", action ?? StatusTable.ActionFor(kind), status, Request.Method.Method, address, said, requestId, number, inner);
        return new CallFault(error, mayRepeat, retryAfter);
    }
}
