using System;
using System.Diagnostics;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Connection;
using Atomscale.Client.Transfer;
using Polly;

namespace Atomscale.Client.Http;

/// <summary>
/// Exchanges bytes with the storage that presigned addresses lead to. Its client does not know the key, and adds nothing to a request
/// that the address's signature does not expect. Limits are on standing still, never on a whole transfer.
/// </summary>
internal sealed class StorageSender
{
    private const int MaximumHops = 5;
    private const int MaximumErrorBytes = 64 * 1024;
    private const int ExpectationFailed = 417;

    private readonly ClientConnection _connection;
    private readonly Action<string>? _trace;
    private readonly ResiliencePipeline _retry;

    public StorageSender(ClientConnection connection, Action<string>? trace, RequestWaits waits)
    {
        _connection = connection;
        _trace = trace;
        _retry = RetryPipeline.Create(connection.MaximumRetryCount, connection.Time, trace, waits);
    }

    public int MaximumRetryCount => _connection.MaximumRetryCount;

    private TimeSpan IdleLimit => TimeSpan.FromSeconds(_connection.IdleTimeoutSec);

    private TimeSpan AnswerLimit => TimeSpan.FromSeconds(_connection.TimeoutSec);

    private TimeSpan LongestWait => TimeSpan.FromSeconds((double)_connection.TimeoutSec * (_connection.MaximumRetryCount + 1));

    // A service on this machine, or one that the user trusts without encryption, may have such a storage too.
    private bool MayBeInsecure => _connection.AllowInsecure || _connection.Endpoint.IsLoopback;

    /// <summary>Checks an address that the service gave.</summary>
    /// <exception cref="AtomscaleException">BadAnswer or Insecure.</exception>
    public PresignedAddress Address(string text) => PresignedAddress.Parse(text, MayBeInsecure);

    /// <summary>Repeats an exchange as the contract says; the function gets the try's number.</summary>
    /// <exception cref="RequestFailure">The last try's fault.</exception>
    public async Task<T> RetryAsync<T>(Func<int, CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _connection.Closed);
        var number = 0;
        try
        {
            return await _retry.ExecuteAsync(async token => await attempt(++number, token).ConfigureAwait(false), ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && _connection.IsClosed)
        {
            throw ConnectionErrors.Disconnected();
        }
    }

    /// <summary>Sends a part, once.</summary>
    /// <param name="link">Where to.</param>
    /// <param name="open">Makes the body.</param>
    /// <param name="asksFirst">
    /// Whether the storage is asked for its consent before the bytes go (Expect: 100-continue). One that refuses at once, as S3 does with a link
    /// that expired, and closes while bytes still come is otherwise only a connection that breaks.
    /// </param>
    /// <param name="number">The try's number.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    /// <returns>The ETag as it came; null when there was none.</returns>
    /// <exception cref="RequestFailure">The exchange failed.</exception>
    /// <exception cref="AtomscaleException">The source failed.</exception>
    public async Task<string?> PutAsync(PresignedAddress link, Func<IdleTimeout, PartContent> open, bool asksFirst, int number, CancellationToken cancellationToken)
    {
        using var watch = new IdleTimeout(IdleLimit, cancellationToken);
        var address = link.Address;
        for (var hops = 0; ; hops++)
        {
            using var message = Compose(HttpMethod.Put, address);
            message.Headers.ExpectContinue = asksFirst;
            using var content = open(watch);
            message.Content = content;
            try
            {
                // The handshake and, after the last byte, the storage's own work have the time of an answer; in between bytes have to move.
                watch.Allow(AnswerLimit);
                content.AfterLastByte = () => watch.Allow(AnswerLimit);
                using var response = await SendAsync(message, watch.Token).ConfigureAwait(false);
                if (RedirectRule.IsRedirect(response) && (int)response.StatusCode is 307 or 308)
                {
                    address = Follow(message, response, hops);
                    content.RollBack();
                    continue;
                }

                if (asksFirst && (int)response.StatusCode == ExpectationFailed)
                {
                    // A proxy on the way does not know the question.
                    asksFirst = false;
                    content.RollBack();
                    continue;
                }

                var body = await ReadErrorAsync(response, watch).ConfigureAwait(false);
                if (!response.IsSuccessStatusCode || StorageErrors.IsError(body)) throw Refusal(message, response, body, number);
                return StorageAnswer.EtagOf(response);
            }
            catch (Exception error)
            {
                content.RollBack();
                if (content.SourceError is { } source && !cancellationToken.IsCancellationRequested) throw source;
                if (error is not (RequestFailure or AtomscaleException) && !cancellationToken.IsCancellationRequested && Translate(message, error, watch, number) is { } known) throw known;
                throw;
            }
        }
    }

    /// <summary>Asks for a file, once, from a byte on.</summary>
    /// <param name="link">Where it is.</param>
    /// <param name="from">The first byte wanted; 0 asks for the whole.</param>
    /// <param name="ifRange">The strong ETag that a range is tied to.</param>
    /// <param name="number">The try's number.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    /// <returns>An answer with status 2xx, 412 or 416.</returns>
    /// <exception cref="RequestFailure">The exchange failed.</exception>
    public async Task<StorageAnswer> GetAsync(PresignedAddress link, long from, string? ifRange, int number, CancellationToken cancellationToken)
    {
        var watch = new IdleTimeout(IdleLimit, cancellationToken);
        var address = link.Address;
        HttpResponseMessage? response = null;
        try
        {
            for (var hops = 0; ; hops++)
            {
                using var message = Compose(HttpMethod.Get, address);
                message.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
                if (from > 0)
                {
                    message.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(from, null);
                    message.Headers.TryAddWithoutValidation("If-Range", ifRange);
                }

                try
                {
                    watch.Allow(AnswerLimit);
                    response = await SendAsync(message, watch.Token).ConfigureAwait(false);
                    if (RedirectRule.IsRedirect(response))
                    {
                        address = Follow(message, response, hops);
                        response.Dispose();
                        continue;
                    }

                    if (!response.IsSuccessStatusCode && (int)response.StatusCode is not (412 or 416))
                        throw Refusal(message, response, await ReadErrorAsync(response, watch).ConfigureAwait(false), number);
                    watch.Allow(Timeout.InfiniteTimeSpan);
                    var answered = response;
                    var raw = await answered.Content.ReadAsStreamAsync().ConfigureAwait(false);
                    return new StorageAnswer(answered, new BodyStream(raw, answered, IdleLimit, cancellationToken), watch);
                }
                catch (Exception error) when (error is not (RequestFailure or AtomscaleException) && !cancellationToken.IsCancellationRequested)
                {
                    if (Translate(message, error, watch, number) is { } known) throw known;
                    throw;
                }
            }
        }
        catch
        {
            response?.Dispose();
            watch.Dispose();
            throw;
        }
    }

    /// <summary>Tells a fault of reading a body as the fault of its try.</summary>
    public RequestFailure? BodyFailure(PresignedAddress link, Exception error, int number)
    {
        using var message = Compose(HttpMethod.Get, link.Address);
        return Translate(message, error, null, number);
    }

    private static HttpRequestMessage Compose(HttpMethod method, Uri address)
    {
        var message = new HttpRequestMessage(method, address);
        message.Headers.ExpectContinue = false;
        return message;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var response = await _connection.Storage.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        _trace?.Invoke($"{message.Method} {PresignedAddress.ShownOf(message.RequestUri!)} -> {(int)response.StatusCode} in {clock.ElapsedMilliseconds} ms");
        return response;
    }

    private Uri Follow(HttpRequestMessage message, HttpResponseMessage response, int hops)
    {
        if (hops >= MaximumHops || response.Headers.Location is not { } location)
            throw new AtomscaleException(
                AtomscaleErrorKind.Refused, $"{message.Method} {PresignedAddress.ShownOf(message.RequestUri!)} was answered with {(hops >= MaximumHops ? $"more than {MaximumHops} redirects" : "a redirect that names no address")}.",
                StorageErrors.ActionFor(AtomscaleErrorKind.Refused), (int)response.StatusCode, message.Method.Method, PresignedAddress.ShownOf(message.RequestUri!));
        var target = location.IsAbsoluteUri ? location : new Uri(message.RequestUri!, location);
        return PresignedAddress.Parse(target.OriginalString, MayBeInsecure).Address;
    }

    // The bodies of errors are short; what a success says is read too, since S3 can say 200 and mean an error.
    private async Task<string> ReadErrorAsync(HttpResponseMessage response, IdleTimeout watch)
    {
        watch.Moved();
        var raw = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var body = new BodyStream(raw, response, IdleLimit, watch.Token);
        var buffer = new byte[MaximumErrorBytes];
        var count = 0;
        int read;
        while (count < buffer.Length && (read = await body.ReadAsync(buffer, count, buffer.Length - count, watch.Token).ConfigureAwait(false)) > 0)
        {
            count += read;
            watch.Moved();
        }

        return Encoding.UTF8.GetString(buffer, 0, count);
    }

    private RequestFailure Refusal(HttpRequestMessage message, HttpResponseMessage response, string body, int number)
    {
        var status = (int)response.StatusCode;
        var wait = RetryAfter.Read(response, _connection.Time.GetUtcNow());
        var isDisguised = response.IsSuccessStatusCode;
        var kind = isDisguised ? AtomscaleErrorKind.ServerError : StorageErrors.KindOf(message.Method, status);
        var mayRetry = (isDisguised || StorageErrors.IsTransient(status, body)) && !(wait > LongestWait);
        var said = StorageErrors.Message(body);
        return Failure(message, kind, $"the storage answered {status}{(said is null ? "" : $": {said}")}", mayRetry, number, wait, status, said);
    }

    private RequestFailure? Translate(HttpRequestMessage message, Exception error, IdleTimeout? watch, int number)
    {
        if (watch is { HasElapsed: true })
            return Failure(message, AtomscaleErrorKind.Timeout, "nothing moved until the limit", true, number, inner: error);
        if (error is TimeoutException) return Failure(message, AtomscaleErrorKind.Timeout, error.Message, true, number, inner: error);
        if (error is OperationCanceledException) return Failure(message, AtomscaleErrorKind.Network, "the connection was given up", true, number, inner: error);
        if (!TransportFailure.Is(error)) return null;
        var known = TransportFailure.Of(error);
        return Failure(message, AtomscaleErrorKind.Network, $"{known.Step} failed: {TransportFailure.Cause(error)}", known.MayPass, number, inner: error);
    }

    private static RequestFailure Failure(
        HttpRequestMessage message, AtomscaleErrorKind kind, string what, bool mayRetry, int number,
        TimeSpan? retryAfter = null, int? status = null, string? said = null, Exception? inner = null)
    {
        var address = PresignedAddress.ShownOf(message.RequestUri!);
        var after = number > 1 ? $" (after {number} tries)" : "";
        return new RequestFailure(
            new AtomscaleException(kind, $"{message.Method} {address}: {what}{after}.", StorageErrors.ActionFor(kind), status, message.Method.Method, address, said, null, number, inner), mayRetry, retryAfter);
    }
}
