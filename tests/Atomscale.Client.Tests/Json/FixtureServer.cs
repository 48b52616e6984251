using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace Atomscale.Client.Tests.Json;

/// <summary>A server on this machine that answers each path with the bytes that it was given for it, and 404 to all others; one request a connection.</summary>
internal sealed class FixtureServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, byte[]> _answers = new(StringComparer.Ordinal);

    public FixtureServer()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = Task.Run(AcceptAsync);
    }

    public Uri Address { get; }

    public void Answer(string path, string body) => Answer(path, Encoding.UTF8.GetBytes(body));

    public void Answer(string path, byte[] body) => _answers["/" + path] = body;

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(client));
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var path = await ReadRequestAsync(stream);
            var isKnown = _answers.TryGetValue(path, out var body);
            body ??= [];
            var type = path.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "application/json";
            var head = $"HTTP/1.1 {(isKnown ? "200 OK" : "404 Not Found")}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
            byte[] answer = [.. Encoding.ASCII.GetBytes(head), .. body];
            await stream.WriteAsync(answer, 0, answer.Length);
            client.Client.Shutdown(SocketShutdown.Send);
        }
    }

    // The path; the body is read so that nothing is left when the connection closes.
    private static async Task<string> ReadRequestAsync(Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4_096];
        while (true)
        {
            var request = text.ToString();
            var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var length = Regex.Match(request, @"Content-Length: (\d+)", RegexOptions.IgnoreCase);
            if (end >= 0 && request.Length >= end + 4 + (length.Success ? int.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture) : 0)) return request.Split(' ', '?')[1];
            var read = await stream.ReadAsync(buffer, 0, buffer.Length);
            if (read == 0) throw new IOException("The request ended early.");
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
    }
}
