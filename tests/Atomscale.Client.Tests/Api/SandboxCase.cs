using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Connection;
using Atomscale.Testing;

namespace Atomscale.Client.Tests.Api;

/// <summary>A sandbox of one generation with a connection to it.</summary>
internal sealed class SandboxCase : IDisposable
{
    private readonly TestOptions _options;

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
    public void Reconnect()
    {
        Connection.Dispose();
        Connect();
    }

    public void Dispose()
    {
        Connection.Dispose();
        Sandbox.Dispose();
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
            _options.Time ?? TimeProvider.System);
        Client = Connection.Open(_options.ThrottleLimit, Trace.Enqueue);
    }
}
