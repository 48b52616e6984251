using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Tests.Json;

/// <summary>A server on this machine that answers each path with the bytes that it was given for it, and 404 to all others.</summary>
internal sealed class FixtureServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, byte[]> _answers = new(StringComparer.Ordinal);
    private readonly Task _serving;

    public FixtureServer()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public void Answer(string path, string body) => Answer(path, Encoding.UTF8.GetBytes(body));

    public void Answer(string path, byte[] body) => _answers["/" + path] = body;

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait();
    }

    private static int FreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return port;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            using var response = context.Response;
            var path = context.Request.Url!.AbsolutePath;
            if (!_answers.TryGetValue(path, out var body))
            {
                response.StatusCode = 404;
                continue;
            }

            response.ContentType = path.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "application/json";
            response.ContentLength64 = body.Length;
            await response.OutputStream.WriteAsync(body, 0, body.Length, CancellationToken.None);
        }
    }
}
