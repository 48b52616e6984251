using System;
using System.Net.Http;
using System.Threading;
using Atomscale.Client.Http;

namespace Atomscale.Client.Connection;

/// <summary>
/// The connection behind what users hold. Owns the HTTP client that knows the key.
/// Thread-safe; disposing it ends what still uses it.
/// </summary>
public sealed class ClientConnection : AtomscaleConnection, IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Checks the options and makes the connection. Nothing is sent.</summary>
    /// <exception cref="AtomscaleException">NoKey, Insecure or BadInput.</exception>
    public ClientConnection(ConnectionOptions options)
        : this(options, TimeProvider.System)
    {
    }

    /// <summary>For tests, which bring a clock of their own.</summary>
    internal ClientConnection(ConnectionOptions options, TimeProvider time)
        : base(
            Checked(options).BaseAddress, options.ApiKey.Masked, options.ApiKey.Source, options.Proxy,
            options.TimeoutSec, options.IdleTimeoutSec, options.MaximumRetryCount, options.ThrottleLimit, options.NoProgress, options.AllowInsecure)
    {
        Options = options;
        Time = time;
        Api = Unlimited(new ApiKeyHandler(options.ApiKey, Endpoint) { InnerHandler = HandlerFactory.Create(options) });
        Storage = Unlimited(HandlerFactory.Create(options));
    }

    internal ConnectionOptions Options { get; }

    internal TimeProvider Time { get; }

    /// <summary>Cancelled when the connection is closed.</summary>
    internal CancellationToken Closed => _closed.Token;

    /// <summary>Whether <see cref="Dispose"/> was called.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Opens the client that one command works with: its requests share one throttle and one trace.</summary>
    /// <param name="throttleLimit">How many requests may be in flight; null: the connection's own limit.</param>
    /// <param name="trace">Is told of each request, each repeat; may be called from any thread.</param>
    /// <param name="warn">Is given a warning, once a field, of what in answers does not fit and is not essential; may be called from any thread.</param>
    /// <exception cref="AtomscaleException">NoKey: the connection was closed.</exception>
    public AtomscaleClient Open(int? throttleLimit = null, Action<string>? trace = null, Action<string>? warn = null)
    {
        if (IsClosed) throw ConnectionErrors.Disconnected();
        return new AtomscaleClient(this, throttleLimit ?? ThrottleLimit, trace, warn);
    }

    /// <summary>For the service's API: puts the key on requests.</summary>
    internal HttpClient Api { get; }

    /// <summary>For the storage behind presigned addresses: does not know the key.</summary>
    internal HttpClient Storage { get; }

    /// <summary>Ends what still runs and lets go of all connections.</summary>
    public void Dispose()
    {
        if (IsClosed) return;
        IsClosed = true;
        _closed.Cancel();
        Api.Dispose();
        Storage.Dispose();
    }

    private static ConnectionOptions Checked(ConnectionOptions options)
    {
        options.Validate();
        return options;
    }

    // Deadlines are ours, a try at a time: the client's own would also cover the body, however large it is.
    private static HttpClient Unlimited(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan };
}
