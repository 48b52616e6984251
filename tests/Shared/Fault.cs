using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Atomscale.Testing;

/// <summary>
/// A rule by which the sandbox fails: which requests, how often, and how. Strikes once unless told otherwise. The members are described in
/// src/Atomscale.Sandbox/README.md.
/// </summary>
internal sealed class Fault
{
    /// <summary>The path of the call that asks for the addresses of an upload's parts.</summary>
    public const string UploadUrls = "*/upload_urls/";

    /// <summary>The path of the call that completes an upload.</summary>
    public const string Complete = "*/upload_urls/complete/";

    /// <summary>The paths of parts, on the storage port.</summary>
    public const string Parts = "staged/*";

    /// <summary>The paths of processed files, on the storage port.</summary>
    public const string ProcessedFiles = "processed/*";

    /// <summary>The paths of raw files, on the storage port.</summary>
    public const string RawFiles = "raw/*";

    public string? Method { get; set; }

    public string? Path { get; set; }

    public string? Query { get; set; }

    public string? Port { get; set; }

    public int Skip { get; set; }

    public int Times { get; set; } = 1;

    public string Action { get; set; } = "";

    [JsonPropertyName("status")]
    public int? StatusCode { get; set; }

    public string? RetryAfter { get; set; }

    public string? Body { get; set; }

    public string? ContentType { get; set; }

    public Dictionary<string, string>? Headers { get; set; }

    public string? Location { get; set; }

    public bool ThenReset { get; set; }

    public long? AfterBytes { get; set; }

    public long? AfterReceivedBytes { get; set; }

    public int? AfterEntries { get; set; }

    public int? StallMs { get; set; }

    public int? DelayMs { get; set; }

    public int? BytesPerSecond { get; set; }

    public string? Name { get; set; }

    public string? Form { get; set; }

    public string? Value { get; set; }

    public long? Length { get; set; }

    /// <summary>Answers with a status; without a body it is the service's form of an error.</summary>
    public static Fault Status(string? path, int status, string? retryAfter = null, string? body = null)
        => new() { Action = "status", Path = path, StatusCode = status, RetryAfter = retryAfter, Body = body };

    /// <summary>Answers 200 with this body instead of the real one.</summary>
    public static Fault Answer(string? path, string body, string contentType = "application/json")
        => new() { Action = "answer", Path = path, Body = body, ContentType = contentType };

    /// <summary>The page of a server that is not the service.</summary>
    public static Fault Page(string? path, int status, string contentType)
        => new() { Action = "answer", Path = path, StatusCode = status, Body = "<!DOCTYPE html><html><title>Sign in</title></html>", ContentType = contentType };

    public static Fault Redirect(string? path, string location, int status = 307)
        => new() { Action = "redirect", Path = path, Location = location, StatusCode = status };

    /// <summary>Waits, then answers as usual.</summary>
    public static Fault Delay(string? path, TimeSpan time)
        => new() { Action = "delay", Path = path, DelayMs = (int)time.TotalMilliseconds };

    /// <summary>Blocks the answer, or its body after so much of it, until <see cref="SandboxControl.ReleaseAsync"/> of this name.</summary>
    public static Fault Hold(string? path, string name, int? afterEntries = null, long? afterBytes = null)
        => new() { Action = "hold", Path = path, Name = name, AfterEntries = afterEntries, AfterBytes = afterBytes };

    /// <summary>Sends nothing for a time, or for ever, before the answer or after so much of its body.</summary>
    public static Fault Stall(string? path, TimeSpan? time = null, int? afterEntries = null, long? afterBytes = null) => new()
    {
        Action = "stall",
        Path = path,
        StallMs = time is { } given ? (int)given.TotalMilliseconds : null,
        AfterEntries = afterEntries,
        AfterBytes = afterBytes,
    };

    public static Fault Drip(string? path, int bytesPerSecond)
        => new() { Action = "drip", Path = path, BytesPerSecond = bytesPerSecond };

    /// <summary>Garbles the body from there on; the transport stays sound.</summary>
    public static Fault BrokenJson(string? path, int? afterEntries = null, long? afterBytes = null)
        => new() { Action = "broken_json", Path = path, AfterEntries = afterEntries, AfterBytes = afterBytes };

    /// <summary>Closes the connection in order, in the middle of the body.</summary>
    public static Fault Truncate(string? path, int? afterEntries = null, long? afterBytes = null)
        => new() { Action = "truncate", Path = path, AfterEntries = afterEntries, AfterBytes = afterBytes };

    /// <summary>Resets the connection before any answer; nothing is done.</summary>
    public static Fault Reset(string? path) => new() { Action = "reset", Path = path };

    /// <summary>Resets the connection in the middle of the body.</summary>
    public static Fault ResetBody(string? path, int? afterEntries = null, long? afterBytes = null)
        => new() { Action = "reset_body", Path = path, AfterEntries = afterEntries, AfterBytes = afterBytes };

    /// <summary>Does what was asked, then resets the connection: the answer is lost.</summary>
    public static Fault NoAnswer(string? path) => new() { Action = "no_answer", Path = path };

    /// <summary>Refuses a presigned address as the storage does when its time is over.</summary>
    public static Fault ExpiredLink(string? path) => Status(path, 403).OnStorage();

    /// <summary>Answers 200 with an error in XML, and does nothing.</summary>
    public static Fault XmlError(string? path) => Answer(
        path,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>",
        "application/xml");

    /// <summary>Answers as usual, but without an ETag.</summary>
    public static Fault NoETag(string? path) => new() { Action = "etag", Path = path, Form = "none" };

    /// <summary>Answers as usual, but leaves out the quotes of the ETag.</summary>
    public static Fault UnquotedETag(string? path) => new() { Action = "etag", Path = path, Form = "unquoted" };

    /// <summary>Answers as usual, but with a weak ETag.</summary>
    public static Fault WeakETag(string? path) => new() { Action = "etag", Path = path, Form = "weak" };

    /// <summary>Answers as usual, but with an ETag that is another one of the same look; the storage goes by the right one.</summary>
    public static Fault WrongETag(string? path) => new() { Action = "etag", Path = path, Form = "wrong" };

    /// <summary>Answers as usual, but with this ETag, sent as it stands.</summary>
    public static Fault ETag(string? path, string value) => new() { Action = "etag", Path = path, Value = value };

    /// <summary>
    /// Answers as usual, but with another Content-Length, or none: a body that is longer is cut there, after a shorter one the connection closes.
    /// </summary>
    public static Fault ContentLength(string? path, long? length) => new() { Action = "content_length", Path = path, Length = length };

    /// <summary>Answers with the whole although a range was asked for.</summary>
    public static Fault IgnoreRange(string? path) => new() { Action = "ignore_range", Path = path };

    /// <summary>Lets it happen when so much of the request's body has come: resets, stalls, holds, drips and answers before its end.</summary>
    public Fault AfterReceived(long bytes)
    {
        AfterReceivedBytes = bytes;
        return this;
    }

    /// <summary>Resets the connection once the answer is out, whatever the client still sends.</summary>
    public Fault AndReset()
    {
        ThenReset = true;
        return this;
    }

    /// <summary>Strikes so often.</summary>
    public Fault Repeat(int times)
    {
        Times = times;
        return this;
    }

    /// <summary>Strikes every time.</summary>
    public Fault Always() => Repeat(-1);

    /// <summary>Lets so many matching requests pass first.</summary>
    public Fault SkipFirst(int count)
    {
        Skip = count;
        return this;
    }

    public Fault ForMethod(string method)
    {
        Method = method;
        return this;
    }

    /// <summary>Only requests whose raw query holds this text.</summary>
    public Fault ForQuery(string part)
    {
        Query = part;
        return this;
    }

    /// <summary>Only the part of this number.</summary>
    public Fault ForPart(int number) => ForQuery($"partNumber={number}&");

    /// <summary>Only requests on the API port.</summary>
    public Fault OnApi()
    {
        Port = "api";
        return this;
    }

    /// <summary>Only requests on the storage port.</summary>
    public Fault OnStorage()
    {
        Port = "storage";
        return this;
    }
}
