using System;
using System.Collections.Generic;

namespace Atomscale.Testing;

/// <summary>A request that the sandbox saw, and what became of it up to now.</summary>
internal sealed class SeenRequest
{
    public int Number { get; set; }

    /// <summary><c>api</c> or <c>storage</c>.</summary>
    public string Port { get; set; } = "";

    public string Method { get; set; } = "";

    public string Path { get; set; } = "";

    /// <summary>As it was sent, with its question mark; empty when there was none.</summary>
    public string Query { get; set; } = "";

    /// <summary>By name; several values of one name are joined with commas.</summary>
    public Dictionary<string, string> Headers { get; set; } = [];

    /// <summary>Of the request's body, as it was announced.</summary>
    public long BodyLength { get; set; }

    /// <summary>Bytes of the request's body that the sandbox took.</summary>
    public long BytesReceived { get; set; }

    /// <summary>The body, when it was JSON below 64 KiB.</summary>
    public string? Body { get; set; }

    /// <summary>The status of the answer; null while the request is open, and when the client left before there was one.</summary>
    public int? Status { get; set; }

    public DateTimeOffset Time { get; set; }

    /// <summary>The action of the rule that struck it.</summary>
    public string? Fault { get; set; }

    public bool Open { get; set; }

    /// <summary>True when the client went away before the answer was complete.</summary>
    public bool Aborted { get; set; }

    /// <summary>Bytes of the answer's body that have been sent.</summary>
    public long BytesSent { get; set; }

    /// <summary>A header's value by its name in any case, or null.</summary>
    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }
        return null;
    }

    public override string ToString() => $"{Method} {Path}{Query} -> {Status}";
}
