using System;

namespace Atomscale.Client.Http;

/// <summary>One try of a call: which call, the how many-eth try, and the time that is left.</summary>
internal sealed class Try(ApiRequest request, int number, CallBudget budget)
{
    public ApiRequest Request { get; } = request;

    /// <summary>The attempt's number, from 1.</summary>
    public int Number { get; } = number;

    public CallBudget Budget { get; } = budget;

    /// <summary>Makes the error that the user sees when this try was the last.</summary>
    public CallFault Fault(
        AtomscaleErrorKind kind, string what, Uri endpoint, bool mayRepeat,
        TimeSpan? retryAfter = null, int? status = null, string? said = null, string? requestId = null, Exception? inner = null, string? action = null)
    {
        var address = new Uri(endpoint, Request.Path);
        var after = Number > 1 ? $" (after {Number} tries)" : "";
        var error = new AtomscaleException(
            kind, $"{Request.Method} {address}: {what}{after}.", action ?? StatusTable.ActionFor(kind), status, Request.Method.Method, address, said, requestId, Number, inner);
        return new CallFault(error, mayRepeat, retryAfter);
    }
}
