using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Connection;
using Atomscale.Client.IO;
using Atomscale.Client.Transfer.Verification;
using Atomscale.Testing;

namespace Atomscale.Client.Tests.Api;

/// <summary>A sandbox of one generation with a connection to it.</summary>
internal sealed class SandboxCase : IDisposable
{
    private readonly TestOptions _options;
    // Of its own: a later sandbox may have the same port and another kind of storage.
    private readonly string _state = Path.Combine(Path.GetTempPath(), $"atomscale-tests-storages-{Guid.NewGuid():N}");

    public SandboxCase(params string[] arguments) : this(new TestOptions(), arguments) { }

    public SandboxCase(TestOptions options, params string[] arguments)
    {
        _options = options;
        Sandbox = SandboxProcess.Start(arguments);
        Connect();
    }

    public SandboxProcess Sandbox { get; private set; }

    public SandboxControl Control => Sandbox.Control;

    public ClientConnection Connection { get; private set; }

    public AtomscaleClient Client { get; private set; }

    public ConcurrentQueue<string> Trace { get; } = [];

    public async Task<List<CatalogueEntry>> SearchAsync(CatalogueQuery? query = null, long limit = long.MaxValue)
    {
        var found = new List<CatalogueEntry>();
        var sink = new CatalogueSink(
            entries =>
            {
                found.AddRange(entries);
                return Task.CompletedTask;
            },
            fault => throw fault,
            limit);
        await Client.Catalogue.SearchAsync(query ?? new CatalogueQuery(), sink, CancellationToken.None);
        return found;
    }

    /// <summary>Ends the sandbox, cutting what is under way, and starts it again on its ports.</summary>
    public void Restart() => Sandbox = Sandbox.Restart();

    /// <summary>Makes a new connection to the same sandbox, as another session does.</summary>
    /// <param name="forgets">Whether nothing that was learned of the storage is remembered.</param>
    public void Reconnect(bool forgets)
    {
        Connection.Dispose();
        if (forgets && Directory.Exists(_state)) Directory.Delete(_state, recursive: true);
        Connect();
    }

    public void Dispose()
    {
        Connection.Dispose();
        Sandbox.Dispose();
        if (Directory.Exists(_state)) Directory.Delete(_state, recursive: true);
    }

    [MemberNotNull(nameof(Connection), nameof(Client))]
    private void Connect()
    {
        Connection = new ClientConnection(
            new ConnectionOptions
            {
                ApiKey = new ApiKey(Sandbox.Key, "test"),
                Endpoint = Sandbox.Endpoint,
                MaximumRetryCount = _options.Retries,
                TimeoutSec = _options.TimeoutSec,
                IdleTimeoutSec = _options.IdleTimeoutSec,
            },
            _options.Time ?? TimeProvider.System,
            new ChecksumPolicyStore(name => name == StateFolder.Variable ? _state : null));
        Client = Connection.Open(_options.ThrottleLimit, Trace.Enqueue);
    }
}
