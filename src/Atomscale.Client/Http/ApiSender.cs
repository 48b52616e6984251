using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Connection;
using Atomscale.Client.Json;
using Polly;

namespace Atomscale.Client.Http;

/// <summary>
/// Sends every call of the service's API: throttled, with a deadline for each try, repeated where the contract says so, its faults
/// told as <see cref="AtomscaleException"/>. The answer's body is read within the try, so that a body that breaks is asked for again.
/// </summary>
internal sealed class ApiSender
{
    private readonly ClientConnection _connection;
    private readonly SemaphoreSlim _throttle;
    private readonly Action<string>? _trace;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline _retry;
    private readonly RequestWaits _waits;

    public ApiSender(ClientConnection connection, SemaphoreSlim throttle, Action<string>? trace, RequestWaits waits, Action<string>? warn = null)
    {
        _connection = connection;
        _throttle = throttle;
        _trace = trace;
        UnexpectedFields = new UnexpectedFields(warn);
        _http = connection.Api;
        _retry = RetryPipeline.Create(connection.MaximumRetryCount, connection.Time, trace, waits);
        _waits = waits;
    }

    private TimeSpan IdleLimit => TimeSpan.FromSeconds(_connection.IdleTimeoutSec);

    /// <summary>Is told of fields in answers that do not fit and are not essential.</summary>
    public UnexpectedFields UnexpectedFields { get; }

    /// <summary>Where a call leads, without its query.</summary>
    public Uri AddressOf(ApiRequest request) => new(_connection.Endpoint, request.Path);

    /// <summary>Sends a call and reads its answer.</summary>
    /// <param name="request">The call.</param>
    /// <param name="read">Reads the body of a 2xx answer; runs again, on a new body, when a try is repeated.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AtomscaleException">The call failed for good.</exception>
    public async Task<T> SendAsync<T>(ApiRequest request, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var deadline = new RequestDeadline(_connection.Time, TimeSpan.FromSeconds(_connection.TimeoutSec), _connection.MaximumRetryCount + 1);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _connection.Closed);
        var number = 0;
        var mayHaveArrived = false;
        try
        {
            return await _retry.ExecuteAsync(
                async token =>
                {
                    try
                    {
                        return await AttemptAsync(new RequestAttempt(request, ++number, deadline), read, token).ConfigureAwait(false);
                    }
                    catch (RequestFailure error) when (error.Error.Kind == AtomscaleErrorKind.NotFound && request.IsDoneWhenNotFound && mayHaveArrived)
                    {
                        // An earlier try did it, and its answer was lost.
                        return default!;
                    }
                    catch (RequestFailure error)
                    {
                        mayHaveArrived |= error.MayHaveArrived;
                        throw;
                    }
                },
                ending.Token).ConfigureAwait(false);
        }
        catch (RequestFailure error)
        {
            throw request.IsRetryable || !error.MayHaveArrived ? error.Error : error.AsOutcomeUnknown();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && _connection.IsClosed)
        {
            throw ConnectionErrors.Disconnected();
        }
    }

    /// <summary>
    /// Sends a call whose answer is one JSON document, small enough to be held whole. It is read off the wire within the throttle
    /// and parsed after, so that the next request does not wait for the parser.
    /// </summary>
    /// <param name="request">The call.</param>
    /// <param name="make">Makes the result; is given an undefined element when the answer is nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AtomscaleException">The call failed for good, or its answer is not what the contract says.</exception>
    public async Task<T> GetJsonAsync<T>(ApiRequest request, Func<JsonElement, T> make, CancellationToken cancellationToken)
    {
        using var body = await SendAsync(request, JsonBody.BufferAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonBody.Parse(body);
            return make(document?.RootElement ?? default);
        }
        catch (Exception error) when (error is JsonException or PayloadException)
        {
            throw Unreadable(new RequestAttempt(request, 1, new RequestDeadline(_connection.Time, TimeSpan.Zero, 0)), error).Error;
        }
    }

    /// <summary>All records of a kind: an array, one object for one, or nothing.</summary>
    /// <param name="request">The call, without a filter: 404 means that the endpoint has no such list.</param>
    /// <param name="read">Reads one record.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="id">The field that every record has; an object without it is not a record.</param>
    /// <exception cref="AtomscaleException">The call failed for good, or a record is not what the contract says.</exception>
    public async Task<IReadOnlyList<T>> ListAsync<T>(ApiRequest request, Func<JsonFields, T> read, CancellationToken cancellationToken, string id = "id")
    {
        try
        {
            return await GetJsonAsync(request, answer => JsonFields.OfList(answer, id, UnexpectedFields).Select(read).ToArray(), cancellationToken).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
        {
            throw WebPage.NoSuchList(error);
        }
    }

    /// <summary>The records of one id or of a filter: none is also said with 404.</summary>
    /// <exception cref="AtomscaleException">The call failed for good, or a record is not what the contract says.</exception>
    public async Task<IReadOnlyList<T>> FindAsync<T>(ApiRequest request, Func<JsonFields, T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await GetJsonAsync(request, answer => JsonFields.OfList(answer, "id", UnexpectedFields).Select(read).ToArray(), cancellationToken).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
        {
            return [];
        }
    }

    private async Task<T> AttemptAsync<T>(RequestAttempt current, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        current.Deadline.Pause();
        await _throttle.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            current.Deadline.Run();
            using var response = await ReceiveAsync(current, cancellationToken).ConfigureAwait(false);
            current.Deadline.Pause();
            using var body = await OpenAsync(response, cancellationToken).ConfigureAwait(false);
            // Also with 404, which would mean "nothing found": the service never answers with a web page, so this is not the service.
            if (WebPage.Is(response) && (response.IsSuccessStatusCode || (int)response.StatusCode == 404)) throw OtherServer(current, (int)response.StatusCode);
            if (!response.IsSuccessStatusCode) throw await RefusalAsync(current, response, body, cancellationToken).ConfigureAwait(false);
            return await read(body, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not (RequestFailure or AtomscaleException) && !cancellationToken.IsCancellationRequested)
        {
            if (Translate(current, error) is { } known) throw known;
            throw;
        }
        finally
        {
            current.Deadline.Run();
            _throttle.Release();
        }
    }

    // The headers, under the try's deadline, after redirects that may be followed.
    private async Task<HttpResponseMessage> ReceiveAsync(RequestAttempt current, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var limit = current.Deadline.NextAttempt;
        deadline.CancelAfter(limit > TimeSpan.Zero ? limit : TimeSpan.Zero);
        var address = new Uri(_connection.Endpoint, current.Request.Path + current.Request.Query);
        using var waiting = _waits.Answer(_connection.Endpoint.Host, current.Number, _connection.MaximumRetryCount + 1);
        try
        {
            for (var hops = 0; ; hops++)
            {
                using var message = Compose(current.Request, address);
                var watch = Stopwatch.StartNew();
                var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
                _trace?.Invoke($"{message.Method} {_connection.Options.ApiKey.Scrub(address.AbsoluteUri)} -> {(int)response.StatusCode} in {watch.ElapsedMilliseconds} ms");
                if (!RedirectRule.IsRedirect(response)) return response;
                using (response) address = RedirectRule.Follow(message, response, hops);
            }
        }
        catch (Exception) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw current.Failure(AtomscaleErrorKind.Timeout, $"there was no answer within {limit.TotalSeconds:0.#} s", _connection.Endpoint, current.Request.IsRetryable && current.Deadline.Left > TimeSpan.Zero);
        }
    }

    private static HttpRequestMessage Compose(ApiRequest request, Uri address)
    {
        var message = new HttpRequestMessage(request.Method, address);
        HandlerFactory.Prepare(message);
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        if (request.Body is { } body) message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return message;
    }

    private async Task<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var raw = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        var body = new BodyStream(raw, response, IdleLimit, cancellationToken);
        return response.Content.Headers.ContentEncoding.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? Decompress(body) : body;
    }

#if NETSTANDARD2_0
    private static Stream Decompress(BodyStream body) => new GzipBodyStream(body);
#else
    private static Stream Decompress(BodyStream body) => new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress);
#endif

    private async Task<RequestFailure> RefusalAsync(RequestAttempt current, HttpResponseMessage response, Stream body, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var said = await ServerMessage.ReadAsync(body, cancellationToken).ConfigureAwait(false);
        if (said is not null) said = _connection.Options.ApiKey.Scrub(said);
        var wait = RetryAfter.Read(response, _connection.Time.GetUtcNow());
        var isTransient = StatusTable.IsTransient(status);
        // What creates something is repeated only where the server says that it did not take it.
        var mayRetry = isTransient && (current.Request.IsRetryable || status is 429 or 503 && wait is not null);
        var message = $"the service answered {status}{Phrase(response)}{(said is null ? "" : $": {said}")}";
        if (mayRetry && wait > current.Deadline.Left)
        {
            mayRetry = false;
            var until = (_connection.Time.GetUtcNow() + wait.Value).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
            message += $" (it asks to wait until {until} UTC, which is past this call's deadline)";
        }

        return current.Failure(StatusTable.KindOf(status), message, _connection.Endpoint, mayRetry, wait, status, said, RequestId(response), action: status == 407 ? ConnectionErrors.ProxyAction : null);
    }

    private RequestFailure? Translate(RequestAttempt current, Exception exception)
    {
        var mayRetry = current.Request.IsRetryable && current.Deadline.Left > TimeSpan.Zero;
        switch (exception)
        {
            case PayloadException or JsonException:
                return Unreadable(current, exception);
            case TimeoutException:
                return current.Failure(AtomscaleErrorKind.Timeout, exception.Message, _connection.Endpoint, mayRetry, inner: exception);
            case var other when TransportFailure.Is(other):
                var error = TransportFailure.Of(other);
                var repeats = error.MayPass && (mayRetry || !error.WasSent && current.Deadline.Left > TimeSpan.Zero);
                return current.Failure(AtomscaleErrorKind.Network, $"{error.Step} failed: {TransportFailure.Cause(other)}", _connection.Endpoint, repeats, inner: exception, action: error.Action);
            case OperationCanceledException:
                // Neither the user nor the deadline: some handlers report a broken connection so.
                return current.Failure(AtomscaleErrorKind.Network, "the connection was given up", _connection.Endpoint, mayRetry, inner: exception);
            default:
                return null;
        }
    }

    private RequestFailure OtherServer(RequestAttempt current, int status) =>
        current.Failure(AtomscaleErrorKind.BadAnswer, $"the answer ({status}) is {WebPage.Description}", _connection.Endpoint, false, status: status, action: WebPage.Action);

    private RequestFailure Unreadable(RequestAttempt current, Exception exception)
    {
        var isWebPage = exception is PayloadException { Message: var message } && message.Contains(WebPage.Description);
        var what = exception is JsonException json
            ? $"the answer is not valid JSON{(string.IsNullOrEmpty(json.Path) ? "" : $" at {json.Path}")} (line {json.LineNumber + 1}, byte {json.BytePositionInLine})"
            : $"the answer is not what the service's contract says: {exception.Message}";
        return current.Failure(AtomscaleErrorKind.BadAnswer, what, _connection.Endpoint, false, inner: exception, action: isWebPage ? WebPage.Action : null);
    }

    private static string Phrase(HttpResponseMessage response) => string.IsNullOrWhiteSpace(response.ReasonPhrase) ? "" : " " + response.ReasonPhrase;

    private static string? RequestId(HttpResponseMessage response)
    {
        foreach (var name in new[] { "X-Request-Id", "X-Amzn-RequestId", "X-Correlation-Id" })
        {
            if (response.Headers.TryGetValues(name, out var values)) return values.FirstOrDefault();
        }

        return null;
    }
}
