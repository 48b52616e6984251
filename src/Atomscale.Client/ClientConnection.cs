using System;
using System.Collections.Generic;
using Atomscale.Client.Connection;
using Atomscale.Client.Http;
using Atomscale.Client.Http.Api;
using Atomscale.Client.Http.Storage;
using Atomscale.Client.Transfer.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Atomscale.Client;

/// <summary>The connection behind what users hold. Thread-safe; disposing it ends what still uses it.</summary>
public sealed class ClientConnection : AtomscaleConnection, IDisposable
{
    private static readonly Dictionary<string, Action<IHttpClientBuilder, ConnectionOptions>> s_clients = new(StringComparer.Ordinal)
    {
        [ApiClient.Name] = ApiClient.Configure,
        [StorageClient.Name] = StorageClient.Configure,
    };

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
        Http = new HttpConnection(options, time, s_clients);
        Checksums = new ChecksumPolicies(checksums ?? new ChecksumPolicyStore(Environment.GetEnvironmentVariable), time);
    }

    internal HttpConnection Http { get; }

    internal ConnectionOptions Options => Http.Options;

    internal TimeProvider Time => Http.Time;

    /// <summary>Whether <see cref="Dispose"/> was called.</summary>
    public bool IsClosed => Http.IsClosed;

    /// <summary>What was learned of the checksums of storage hosts.</summary>
    internal ChecksumPolicies Checksums { get; }

    /// <summary>Ends what still runs and releases all connections.</summary>
    public void Dispose() => Http.Dispose();

    private static ConnectionOptions Checked(ConnectionOptions options)
    {
        options.Validate();
        return options;
    }
}
