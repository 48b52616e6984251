using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Connection;
using Atomscale.Testing;

namespace Atomscale.Client.Tests.Api;

/// <summary>A sandbox of one generation with a connection to it.</summary>
internal sealed class SandboxCase : IDisposable
{
    public SandboxCase(params string[] arguments) : this(new TestOptions(), arguments) { }

    public SandboxCase(TestOptions options, params string[] arguments)
    {
        Sandbox = SandboxProcess.Start(arguments);
        Connection = new ClientConnection(
            new ConnectionOptions
            {
                ApiKey = new ApiKey(Sandbox.Key, "test"),
                Endpoint = Sandbox.Endpoint,
                MaximumRetryCount = options.Retries,
                TimeoutSec = options.TimeoutSec,
                IdleTimeoutSec = options.IdleTimeoutSec,
            },
            options.Time ?? TimeProvider.System);
        Client = Connection.Open(options.ThrottleLimit, Trace.Enqueue);
    }

    public SandboxProcess Sandbox { get; private set; }

    public SandboxControl Control => Sandbox.Control;

    public ClientConnection Connection { get; }

    public AtomscaleClient Client { get; }

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

    public void Dispose()
    {
        Connection.Dispose();
        Sandbox.Dispose();
    }
}
