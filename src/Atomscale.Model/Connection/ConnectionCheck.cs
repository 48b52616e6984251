using System;

namespace Atomscale;

/// <summary>One step of a connection test.</summary>
public sealed class ConnectionCheck
{
    /// <summary>Makes the record.</summary>
    public ConnectionCheck(string step, bool ok, string detail, TimeSpan duration)
    {
        Step = step;
        Ok = ok;
        Detail = detail;
        Duration = duration;
    }

    /// <summary>What was tried: <c>Proxy</c>, <c>Name resolution</c>, <c>TCP</c>, <c>TLS</c>, <c>Key</c>, <c>Round trip</c>.</summary>
    public string Step { get; }

    /// <summary>Whether it went well.</summary>
    public bool Ok { get; }

    /// <summary>What was found, or why it failed and what to do.</summary>
    public string Detail { get; }

    /// <summary>How long the step took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The step in one line.</summary>
    public override string ToString() => $"{Step}: {(Ok ? "ok" : "failed")}, {Detail}";
}
