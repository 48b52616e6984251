using System;
using System.Net.Http;
using System.Threading;
using Atomscale.Client.Http;
using Atomscale.Client.Transfer.Verification;

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

    /// <summary>For tests, which bring a clock and a memory of their own.</summary>
    internal ClientConnection(ConnectionOptions options, TimeProvider time, ChecksumPolicyStore? checksums = null)
        : base(
            Checked(options).BaseAddress, options.ApiKey.Masked, options.ApiKey.Source, options.Proxy,
            options.TimeoutSec, options.IdleTimeoutSec, options.MaximumRetryCount, options.ThrottleLimit, options.NoProgress, options.AllowInsecure)
    {
        Options = options;
        Time = time;
        Api = Unlimited(new ApiKeyHandler(options.ApiKey, Endpoint) { InnerHandler = HandlerFactory.Create(options) });
        Storage = Unlimited(HandlerFactory.Create(options));
        Checksums = new ChecksumPolicies(checksums ?? new ChecksumPolicyStore(Environment.GetEnvironmentVariable), time);
    }

    internal ConnectionOptions Options { get; }

    internal TimeProvider Time { get; }

    /// <summary>Cancelled when the connection is closed.</summary>
    internal CancellationToken Closed => _closed.Token;

    /// <summary>Whether <see cref="Dispose"/> was called.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>For the service's API: puts the key on requests.</summary>
    internal HttpClient Api { get; }

    /// <summary>For the storage behind presigned addresses: does not know the key.</summary>
    internal HttpClient Storage { get; }

    /// <summary>What was learned of the checksums of storage hosts.</summary>
    internal ChecksumPolicies Checksums { get; }

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
