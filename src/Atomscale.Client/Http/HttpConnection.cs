using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using Atomscale.Client.Connection;
using Microsoft.Extensions.DependencyInjection;

namespace Atomscale.Client.Http;

/// <summary>
/// The network half of a connection: its options, its clock, and its named clients, which are made when the first request is sent.
/// Thread-safe; disposing it ends what still uses it.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    // Then new requests get new handlers, whose connections look the host's addresses up again.
    private static readonly TimeSpan s_handlerLifetime = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentDictionary<string, HttpMessageHandler> _newestHandlers = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, Action<IHttpClientBuilder, ConnectionOptions>> _clients;
    private readonly Lazy<ServiceProvider> _services;

    /// <summary>Keeps what the clients are made from. Nothing is sent.</summary>
    /// <param name="options">The connection's options, checked.</param>
    /// <param name="time">The clock of deadlines and waits.</param>
    /// <param name="clients">By the client's name, what it has besides its primary handler.</param>
    public HttpConnection(ConnectionOptions options, TimeProvider time, IReadOnlyDictionary<string, Action<IHttpClientBuilder, ConnectionOptions>> clients)
    {
        Options = options;
        Time = time;
        _clients = clients;
        _services = new Lazy<ServiceProvider>(MakeServices);
    }

    public ConnectionOptions Options { get; }

    public TimeProvider Time { get; }

    /// <summary>The service's base address, ending in a slash.</summary>
    public Uri Endpoint => Options.BaseAddress;

    /// <summary>Cancelled when the connection is closed.</summary>
    public CancellationToken Closed => _closed.Token;

    /// <summary>Whether <see cref="Dispose"/> was called.</summary>
    public bool IsClosed => _closed.IsCancellationRequested;

    /// <summary>Makes a request that a client will send.</summary>
    /// <param name="client">The client's name.</param>
    /// <param name="method">The method.</param>
    /// <param name="address">Where to.</param>
    /// <param name="trace">The command's trace.</param>
    public CommandRequest CreateRequest(string client, HttpMethod method, Uri address, Action<string>? trace) => new(CreateClient(client), method, address, trace);

    /// <summary>Makes a client. It is for one request: one that is kept would keep its handlers beyond their lifetime.</summary>
    public HttpClient CreateClient(string name) => _services.Value.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    /// <summary>Ends what still runs and releases all connections.</summary>
    public void Dispose()
    {
        if (IsClosed) return;
        _closed.Cancel();
        if (_services.IsValueCreated) _services.Value.Dispose();
        // The factory disposes of handlers past their lifetime, but keeps those that still have some.
        foreach (var handler in _newestHandlers.Values) handler.Dispose();
    }

    private ServiceProvider MakeServices()
    {
        var services = new ServiceCollection();
        foreach (var client in _clients)
        {
            var builder = services.AddHttpClient(client.Key)
                // Deadlines are an attempt's: the client's own would also cover the body, however large it is.
                .ConfigureHttpClient(static made => made.Timeout = Timeout.InfiniteTimeSpan)
                .ConfigurePrimaryHttpMessageHandler(() => _newestHandlers[client.Key] = HandlerFactory.Create(Options))
                .SetHandlerLifetime(s_handlerLifetime)
                .RemoveAllLoggers();
            client.Value(builder, Options);
        }

        return services.BuildServiceProvider();
    }
}
