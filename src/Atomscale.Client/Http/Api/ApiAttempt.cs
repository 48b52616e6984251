using System;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Http.Api;

/// <summary>One attempt of a call: which call, the attempt's number, and the time that is left.</summary>
internal sealed class ApiAttempt(ApiRequest request, Uri endpoint, int number, RequestDeadline deadline)
    : RequestAttempt(request.Method, new Uri(endpoint, request.Path), number)
{
    public ApiRequest Request => request;

    public RequestDeadline Deadline => deadline;

    /// <summary>The headers of the answer did not come in time.</summary>
    public RequestFailure TimedOut(TimeSpan limit) =>
        Failure(AtomscaleErrorKind.Timeout, $"there was no answer within {limit.TotalSeconds:0.#} s", MayRetry(wasSent: true));

    /// <summary>Something else than the service answered, with a web page.</summary>
    public RequestFailure OtherServer(int status) =>
        Failure(AtomscaleErrorKind.BadAnswer, $"the answer ({status}) is {PayloadException.WebPageDescription}", false, status: status, action: WebPage.Action);

    /// <summary>The answer is not what the contract says.</summary>
    public RequestFailure Unreadable(Exception exception)
    {
        var what = exception is JsonException json
            ? $"the answer is not valid JSON{(string.IsNullOrEmpty(json.Path) ? "" : $" at {json.Path}")} (line {json.LineNumber + 1}, byte {json.BytePositionInLine})"
            : $"the answer is not what the service's contract says: {exception.Message}";
        return Failure(AtomscaleErrorKind.BadAnswer, what, false, inner: exception, action: exception is PayloadException { IsWebPage: true } ? WebPage.Action : null);
    }

    public override RequestFailure? Translate(Exception exception) => exception is PayloadException or JsonException ? Unreadable(exception) : base.Translate(exception);

    // A call that creates something is sent again only when it cannot have arrived.
    protected override bool MayRetry(bool wasSent) => deadline.Left > TimeSpan.Zero && (request.IsRetryable || !wasSent);

    protected override string? ActionFor(AtomscaleErrorKind kind) => StatusTable.ActionFor(kind);
}
