using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Connection;
using Atomscale.Client.Json;

namespace Atomscale.Client.Http.Api;

/// <summary>
/// Sends every call of the service's API: throttled, with a deadline for each attempt, retried where the contract says so, its failures
/// reported as <see cref="AtomscaleException"/>. The answer's body is read within the attempt, so that one that breaks off is requested again.
/// </summary>
internal sealed class ApiSender
{
    private readonly HttpConnection _connection;
    private readonly SemaphoreSlim _throttle;
    private readonly RetryPipeline _retry;
    private readonly RequestWaits _waits;
    private readonly Action<string>? _trace;

    public ApiSender(HttpConnection connection, SemaphoreSlim throttle, RetryPipeline retry, RequestWaits waits, Action<string>? trace, Action<string>? warn = null)
    {
        _connection = connection;
        _throttle = throttle;
        _retry = retry;
        _waits = waits;
        _trace = trace;
        UnexpectedFields = new UnexpectedFields(warn);
    }

    private ConnectionOptions Options => _connection.Options;

    /// <summary>Is notified of fields in answers that do not fit and are not essential.</summary>
    public UnexpectedFields UnexpectedFields { get; }

    /// <summary>Where a call leads, without its query.</summary>
    public Uri AddressOf(ApiRequest request) => new(_connection.Endpoint, request.Path);

    /// <summary>Sends a call and reads its answer.</summary>
    /// <param name="request">The call.</param>
    /// <param name="read">Reads the body of a 2xx answer; runs again, on a new body, when the call is retried.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AtomscaleException">The call failed for good.</exception>
    public async Task<T> SendAsync<T>(ApiRequest request, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var deadline = new RequestDeadline(_connection.Time, TimeSpan.FromSeconds(Options.TimeoutSec), Options.MaximumRetryCount + 1);
        var mayHaveArrived = false;
        try
        {
            return (T)(await _retry.RunAsync(
                async (number, token) =>
                {
                    try
                    {
                        return await AttemptAsync(new ApiAttempt(request, _connection.Endpoint, number, deadline), read, token).ConfigureAwait(false);
                    }
                    catch (RequestFailure error) when (error.Error.Kind == AtomscaleErrorKind.NotFound && request.IsDoneWhenNotFound && mayHaveArrived)
                    {
                        // An earlier attempt did it, and its answer was lost.
                        return default(T);
                    }
                    catch (RequestFailure error)
                    {
                        mayHaveArrived |= error.MayHaveArrived;
                        throw;
                    }
                },
                cancellationToken).ConfigureAwait(false))!;
        }
        catch (RequestFailure error)
        {
            throw request.IsRetryable || !error.MayHaveArrived ? error.Error : error.AsOutcomeUnknown();
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
        using var body = await SendAsync(request, BodyBuffer.ReadAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonBody.Parse(body.Content);
            return make(document?.RootElement ?? default);
        }
        catch (Exception error) when (error is JsonException or PayloadException)
        {
            throw new ApiAttempt(request, _connection.Endpoint, 1, new RequestDeadline(_connection.Time, TimeSpan.Zero, 0)).Unreadable(error).Error;
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
            return await GetJsonAsync(request, answer => ReadList(answer, read, id), cancellationToken).ConfigureAwait(false);
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
            return await GetJsonAsync(request, answer => ReadList(answer, read, "id"), cancellationToken).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
        {
            return [];
        }
    }

    // A record that lacks what is essential does not cost the others: it is left out, with a warning that says so.
    private IReadOnlyList<T> ReadList<T>(JsonElement answer, Func<JsonFields, T> read, string id)
    {
        var records = new List<T>();
        var unreadable = new List<PayloadException>();
        foreach (var fields in JsonFields.OfList(answer, id, UnexpectedFields))
        {
            try
            {
                records.Add(read(fields));
            }
            catch (PayloadException error)
            {
                unreadable.Add(error);
            }
        }

        if (records.Count == 0 && unreadable.Count > 0) throw unreadable[0];
        unreadable.ForEach(UnexpectedFields.AddRecord);
        return records;
    }

    private async Task<T> AttemptAsync<T>(ApiAttempt current, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
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
            if (WebPage.Is(response) && (response.IsSuccessStatusCode || (int)response.StatusCode == 404)) throw current.OtherServer((int)response.StatusCode);
            if (!response.IsSuccessStatusCode) throw await RefusalAsync(current, response, body, cancellationToken).ConfigureAwait(false);
            return await read(body, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not (RequestFailure or AtomscaleException) && !cancellationToken.IsCancellationRequested)
        {
            if (current.Translate(error) is { } known) throw known;
            throw;
        }
        finally
        {
            current.Deadline.Run();
            _throttle.Release();
        }
    }

    // The headers, under the attempt's deadline, after redirects that may be followed.
    private async Task<HttpResponseMessage> ReceiveAsync(ApiAttempt current, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var limit = current.Deadline.NextAttempt;
        deadline.CancelAfter(limit > TimeSpan.Zero ? limit : TimeSpan.Zero);
        using var waiting = _waits.Answer(_connection.Endpoint.Host, current.Number, Options.MaximumRetryCount + 1);
        using var message = _connection.CreateRequest(
            ApiClient.Name, current.Request.Method, new Uri(_connection.Endpoint, current.Request.Path + current.Request.Query), _trace);
        if (current.Request.Body is { } body) message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        try
        {
            return await message.SendAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (Exception) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw current.TimedOut(limit);
        }
    }

    private async Task<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var raw = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        var body = new BodyStream(raw, response, TimeSpan.FromSeconds(Options.IdleTimeoutSec), cancellationToken);
        return response.Content.Headers.ContentEncoding.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? Decompress(body) : body;
    }

#if NETSTANDARD2_0
    private static Stream Decompress(BodyStream body) => new GzipBodyStream(body);
#else
    private static Stream Decompress(BodyStream body) => new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress);
#endif

    private async Task<RequestFailure> RefusalAsync(ApiAttempt current, HttpResponseMessage response, Stream body, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var said = ServerMessage.Parse(await ServerMessage.ReadAsync(body, cancellationToken).ConfigureAwait(false));
        if (said is not null) said = Options.ApiKey.Scrub(said);
        var wait = RetryAfter.Read(response, _connection.Time.GetUtcNow());
        var isTransient = StatusTable.IsTransient(status);
        // What creates something is retried only where the server says that it did not take it.
        var mayRetry = isTransient && (current.Request.IsRetryable || status is 429 or 503 && wait is not null);
        var message = $"the service answered {status}{Phrase(response)}{(said is null ? "" : $": {said}")}";
        if (mayRetry && wait > current.Deadline.Left)
        {
            mayRetry = false;
            var until = (_connection.Time.GetUtcNow() + wait.Value).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
            message += $" (it asks to wait until {until} UTC, which is past this call's deadline)";
        }

        return current.Failure(StatusTable.KindOf(status), message, mayRetry, wait, status, said, RequestId(response), action: status == 407 ? ConnectionErrors.ProxyAction : null);
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
