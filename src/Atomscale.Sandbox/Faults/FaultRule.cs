using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace Atomscale.Sandbox.Faults;

/// <summary>One rule of the control endpoint: which requests, how often, and what befalls them.</summary>
internal sealed class FaultRule
{
    private static readonly FaultAction[] _uploadActions =
        [FaultAction.Reset, FaultAction.Stall, FaultAction.Hold, FaultAction.Drip, FaultAction.Status, FaultAction.Answer];

    /// <summary>The HTTP method; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>A glob over the path below the API's root, as <c>xps/*</c>; * crosses slashes. Null for any.</summary>
    public string? Path { get; init; }

    /// <summary>A part of the raw query; null for any.</summary>
    public string? Query { get; init; }

    /// <summary><c>api</c> or <c>storage</c>; null for both.</summary>
    public string? Port { get; init; }

    /// <summary>How many matches pass first.</summary>
    public int Skip { get; init; }

    /// <summary>How often it strikes; -1 is always.</summary>
    public int Times { get; init; } = 1;

    [JsonRequired]
    public FaultAction Action { get; init; }

    public int? Status { get; init; }

    public string? RetryAfter { get; init; }

    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public string? Location { get; init; }

    /// <summary>True: once the answer is out the connection is reset, whatever the client still sends.</summary>
    public bool ThenReset { get; init; }

    /// <summary>Strikes when this many bytes of the body, as they are on the wire, have been sent.</summary>
    public long? AfterBytes { get; init; }

    /// <summary>Strikes when this many bytes of the request's body have been taken.</summary>
    public long? AfterReceivedBytes { get; init; }

    /// <summary>Strikes when this many entries of a catalogue have been sent.</summary>
    public int? AfterEntries { get; init; }

    public int? StallMs { get; init; }

    public int? DelayMs { get; init; }

    public int? BytesPerSecond { get; init; }

    /// <summary>What becomes of an ETag.</summary>
    public ETagSpoiling? Form { get; init; }

    /// <summary>The ETag to send, as it stands, quotes included.</summary>
    public string? Value { get; init; }

    /// <summary>The Content-Length to send; null for none.</summary>
    public long? Length { get; init; }

    /// <summary>The name by which a hold is released.</summary>
    public string? Name { get; init; }

    /// <summary>True when the fault befalls the body of the request while it comes.</summary>
    [JsonIgnore]
    public bool StrikesUpload => AfterReceivedBytes is not null;

    /// <summary>True when the answer begins as usual and the fault befalls its body.</summary>
    [JsonIgnore]
    public bool StrikesBody => !StrikesUpload && Action switch
    {
        FaultAction.Hold or FaultAction.Stall => AfterBytes is not null || AfterEntries is not null,
        _ => Action is FaultAction.Drip or FaultAction.BrokenJson or FaultAction.Truncate or FaultAction.ResetBody,
    };

    /// <summary>Throws when the rule could never do what it says.</summary>
    /// <exception cref="FormatException">Something is missing or out of range.</exception>
    public void Check()
    {
        if (Port is not (null or "api" or "storage"))
            throw new FormatException($"port: '{Port}' is neither api nor storage.");
        if (Skip < 0 || Times < -1 || Times == 0)
            throw new FormatException("skip must be 0 or more, times 1 or more, or -1.");
        if (AfterBytes < 0 || AfterReceivedBytes < 0 || AfterEntries < 0 || StallMs < 0 || DelayMs < 0 || Length < 0)
            throw new FormatException("after_bytes, after_received_bytes, after_entries, stall_ms, delay_ms and length must be 0 or more.");
        if (StrikesUpload && !_uploadActions.Contains(Action))
            throw new FormatException($"{Action}: after_received_bytes is of no use.");
        if (ThenReset && Action is not (FaultAction.Status or FaultAction.Answer))
            throw new FormatException($"{Action}: then_reset is of no use.");
        var missing = Action switch
        {
            FaultAction.Status when Status is null => "status",
            FaultAction.Redirect when Location is null => "location",
            FaultAction.Delay when DelayMs is null => "delay_ms",
            FaultAction.Hold when string.IsNullOrEmpty(Name) => "name",
            FaultAction.Etag when Form is null && Value is null => "form or value",
            FaultAction.Drip when BytesPerSecond is null or <= 0 => "bytes_per_second (1 or more)",
            _ => null,
        };
        if (missing is not null)
            throw new FormatException($"{Action}: {missing} is missing.");
        if (Status is < 200 or > 599)
            throw new FormatException("status must be from 200 to 599.");
    }
}
