using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Connection;

namespace Atomscale.Client.Http.Storage;

/// <summary>
/// Exchanges bytes with the storage that presigned addresses lead to. Its client does not know the key, and adds nothing to a request
/// that the address's signature does not expect. Limits are on stalling, never on a whole transfer.
/// </summary>
internal sealed class StorageSender
{
    private readonly HttpConnection _connection;
    private readonly RetryPipeline _retry;
    private readonly Action<string>? _trace;

    public StorageSender(HttpConnection connection, RetryPipeline retry, Action<string>? trace)
    {
        _connection = connection;
        _retry = retry;
        _trace = trace;
    }

    public int MaximumRetryCount => Options.MaximumRetryCount;

    private ConnectionOptions Options => _connection.Options;

    private TimeSpan IdleLimit => TimeSpan.FromSeconds(Options.IdleTimeoutSec);

    private TimeSpan AnswerLimit => TimeSpan.FromSeconds(Options.TimeoutSec);

    private TimeSpan LongestWait => TimeSpan.FromSeconds((double)Options.TimeoutSec * (Options.MaximumRetryCount + 1));

    /// <summary>Checks an address that the service gave.</summary>
    /// <exception cref="AtomscaleException">BadAnswer or Insecure.</exception>
    public PresignedAddress Address(string text) => PresignedAddress.Parse(text, StorageClient.MayBeInsecure(Options));

    /// <summary>Retries an exchange as the contract says; the function gets the attempt's number.</summary>
    /// <exception cref="RequestFailure">The failure of the last attempt.</exception>
    public async Task<T> RetryAsync<T>(Func<int, CancellationToken, Task<T>> attempt, CancellationToken cancellationToken) =>
        (T)(await _retry.RunAsync(async (number, token) => await attempt(number, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))!;

    /// <summary>Sends a part, once.</summary>
    /// <param name="link">Where to.</param>
    /// <param name="open">Makes the body.</param>
    /// <param name="asksFirst">
    /// Whether the storage is asked for its consent before the bytes go (Expect: 100-continue). One that refuses at once, as S3 does with a link
    /// that expired, and closes while bytes still come is otherwise only a connection that breaks.
    /// </param>
    /// <param name="number">The attempt's number.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    /// <returns>The ETag; null when there was none.</returns>
    /// <exception cref="RequestFailure">The exchange failed.</exception>
    /// <exception cref="AtomscaleException">The source failed.</exception>
    public async Task<EntityTag?> PutAsync(PresignedAddress link, Func<IdleTimeout, RestartableContent> open, bool asksFirst, int number, CancellationToken cancellationToken)
    {
        using var watch = new IdleTimeout(IdleLimit, cancellationToken);
        using var message = Compose(HttpMethod.Put, link);
        message.Headers.ExpectContinue = asksFirst;
        using var content = open(watch);
        message.Content = content;
        try
        {
            // The handshake and, after the last byte, the storage's own work have the time of an answer; in between bytes have to move.
            watch.Allow(AnswerLimit);
            content.AfterLastByte = () => watch.Allow(AnswerLimit);
            using var response = await message.SendAsync(watch.Token).ConfigureAwait(false);
            var body = await ReadErrorAsync(response, watch).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode || StorageErrors.IsError(body)) throw Refusal(message, response, body, number);
            return StorageAnswer.TagOf(response);
        }
        catch (Exception error)
        {
            content.RollBack();
            if (content.SourceError is { } source && !cancellationToken.IsCancellationRequested) throw source;
            if (IsForeign(error, cancellationToken) && Translate(message, error, watch, number) is { } known) throw known;
            throw;
        }
    }

    /// <summary>Asks for a file or a range of it, once.</summary>
    /// <param name="link">Where it is.</param>
    /// <param name="from">The first byte wanted.</param>
    /// <param name="to">The last byte wanted; null: all that follow. Without it, 0 as the first asks for the whole.</param>
    /// <param name="ifRange">The strong ETag that a range is tied to.</param>
    /// <param name="number">The attempt's number.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    /// <returns>An answer with status 2xx, 412 or 416.</returns>
    /// <exception cref="RequestFailure">The exchange failed.</exception>
    public async Task<StorageAnswer> GetAsync(PresignedAddress link, long from, long? to, string? ifRange, int number, CancellationToken cancellationToken)
    {
        var watch = new IdleTimeout(IdleLimit, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            using var message = Compose(HttpMethod.Get, link);
            message.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            if (from > 0 || to is not null)
            {
                message.Headers.Range = new RangeHeaderValue(from, to);
                message.Headers.TryAddWithoutValidation("If-Range", ifRange);
            }

            try
            {
                watch.Allow(AnswerLimit);
                response = await message.SendAsync(watch.Token).ConfigureAwait(false);
                if (!response.IsSuccessStatusCode && (int)response.StatusCode is not (412 or 416))
                    throw Refusal(message, response, await ReadErrorAsync(response, watch).ConfigureAwait(false), number);
                watch.Allow(Timeout.InfiniteTimeSpan);
                var raw = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
                return new StorageAnswer(response, new BodyStream(raw, response, IdleLimit, cancellationToken), watch);
            }
            catch (Exception error) when (IsForeign(error, cancellationToken))
            {
                if (Translate(message, error, watch, number) is { } known) throw known;
                throw;
            }
        }
        catch
        {
            response?.Dispose();
            watch.Dispose();
            throw;
        }
    }

    /// <summary>The failure that an exception of reading a body means; null for any other exception.</summary>
    public RequestFailure? BodyFailure(PresignedAddress link, Exception error, int number) => new StorageAttempt(HttpMethod.Get, link.Shown, number).Translate(error);

    private CommandRequest Compose(HttpMethod method, PresignedAddress link) => _connection.CreateRequest(StorageClient.Name, method, link.Address, _trace);

    private static bool IsForeign(Exception error, CancellationToken cancellationToken) => error is not (RequestFailure or AtomscaleException) && !cancellationToken.IsCancellationRequested;

    // What a success says is read too, since S3 can say 200 and mean an error.
    private async Task<string> ReadErrorAsync(HttpResponseMessage response, IdleTimeout watch)
    {
        watch.Allow(Timeout.InfiniteTimeSpan);
        var raw = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var body = new BodyStream(raw, response, IdleLimit, watch.Token);
        return await ServerMessage.ReadAsync(body, watch.Token).ConfigureAwait(false);
    }

    private RequestFailure Refusal(HttpRequestMessage message, HttpResponseMessage response, string body, int number)
    {
        var status = (int)response.StatusCode;
        var wait = RetryAfter.Read(response, _connection.Time.GetUtcNow());
        var isDisguised = response.IsSuccessStatusCode;
        var kind = isDisguised ? AtomscaleErrorKind.ServerError : StorageErrors.KindOf(message.Method, status);
        var mayRetry = (isDisguised || StorageErrors.IsTransient(status, body)) && !(wait > LongestWait);
        var said = StorageErrors.Message(body);
        return Attempt(message, number).Failure(kind, $"the storage answered {status}{(said is null ? "" : $": {said}")}", mayRetry, wait, status, said);
    }

    private static RequestFailure? Translate(HttpRequestMessage message, Exception error, IdleTimeout watch, int number) => watch.HasElapsed
        ? Attempt(message, number).Failure(AtomscaleErrorKind.Timeout, "nothing moved until the limit", true, inner: error)
        : Attempt(message, number).Translate(error);

    // After a redirect the message has the address that it was sent to last.
    private static StorageAttempt Attempt(HttpRequestMessage message, int number) => new(message.Method, PresignedAddress.ShownOf(message.RequestUri!), number);
}
