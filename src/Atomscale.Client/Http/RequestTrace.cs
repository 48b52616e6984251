using System;
using System.Net.Http;
using Microsoft.Extensions.Http.Logging;

namespace Atomscale.Client.Http;

/// <summary>Gives the trace of a request's command one line for each exchange on the wire, those of redirects included.</summary>
/// <param name="show">What of an address may be shown.</param>
internal sealed class RequestTrace(Func<Uri, string> show) : IHttpClientLogger
{
    public object? LogRequestStart(HttpRequestMessage request) => null;

    public void LogRequestStop(object? context, HttpRequestMessage request, HttpResponseMessage response, TimeSpan elapsed) =>
        (request as CommandRequest)?.Trace?.Invoke($"{request.Method} {show(request.RequestUri!)} -> {(int)response.StatusCode} in {(long)elapsed.TotalMilliseconds} ms");

    /// <summary>Nothing: what failed is in the line of the retry that follows, or in the command's error.</summary>
    public void LogRequestFailed(object? context, HttpRequestMessage request, HttpResponseMessage? response, Exception exception, TimeSpan elapsed)
    {
    }
}
