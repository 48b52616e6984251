using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Atomscale.Sandbox.Faults;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Control;

/// <summary>One request that came in on the API or the storage port, with what has become of it so far.</summary>
internal sealed class LoggedRequest
{
    private long _bytesSent;
    private long _bytesReceived;

    public LoggedRequest(int number, string port, HttpRequest request, DateTimeOffset time)
    {
        Number = number;
        Port = port;
        Method = request.Method;
        Path = request.Path.Value ?? "";
        Query = request.QueryString.Value ?? "";
        Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Time = time;
    }

    public int Number { get; }

    public string Port { get; }

    public string Method { get; }

    public string Path { get; }

    /// <summary>As it was sent, with its question mark.</summary>
    public string Query { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public DateTimeOffset Time { get; }

    /// <summary>As it was announced.</summary>
    public long BodyLength { get; set; }

    /// <summary>The body, when it is JSON and small.</summary>
    public string? Body { get; set; }

    /// <summary>The status sent; null until the answer is done with, and when the client left before there was one.</summary>
    public int? Status { get; set; }

    /// <summary>The fault that befell it.</summary>
    public FaultAction? Fault { get; set; }

    /// <summary>True when the client went away before the answer was complete.</summary>
    public bool Aborted { get; set; }

    public bool IsOpen { get; set; } = true;

    /// <summary>Bytes of the answer's body that the socket took.</summary>
    public long BytesSent => Interlocked.Read(ref _bytesSent);

    /// <summary>Bytes of the request's body that were taken.</summary>
    public long BytesReceived => Interlocked.Read(ref _bytesReceived);

    public void AddReceived(long count) => Interlocked.Add(ref _bytesReceived, count);

    public void AddSent(int count) => Interlocked.Add(ref _bytesSent, count);
}
