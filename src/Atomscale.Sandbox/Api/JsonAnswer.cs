using System;
using System.Buffers;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Atomscale.Sandbox.Api;

/// <summary>Writes JSON answers, compressed when the client asks for it.</summary>
internal static class JsonAnswer
{
    // Smaller bodies do not gain by it, and the service leaves them alone.
    private const int LeastToCompress = 500;

    /// <summary>Writes an answer of known length.</summary>
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonWriting.Options))
            write(writer);
        var body = buffer.WrittenMemory;
        var compress = body.Length >= LeastToCompress && AcceptsGzip(context.Request);
        if (compress)
            body = Compress(body);
        Start(context, status, compress);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Starts an answer of unknown length. Disposing the stream ends it.</summary>
    public static Stream Open(HttpContext context, int status)
    {
        var compress = AcceptsGzip(context.Request);
        Start(context, status, compress);
        return compress ? new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true) : context.Response.Body;
    }

    /// <summary>Answers with a message, as the service does for every error.</summary>
    public static Task DetailAsync(HttpContext context, int status, string detail) => WriteAsync(context, status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("detail", detail);
        writer.WriteEndObject();
    });

    /// <summary>Answers with no body.</summary>
    public static Task EmptyAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    public static Task RefuseAsync(HttpContext context, BadValueException error) => WriteAsync(context, 422, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("detail");
        foreach (var value in error.Values)
        {
            writer.WriteStartObject();
            writer.WriteValue("loc", value.Location);
            writer.WriteString("msg", value.Message);
            writer.WriteString("type", value.Type);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Start(HttpContext context, int status, bool compressed)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (compressed)
            context.Response.Headers.ContentEncoding = "gzip";
    }

    private static bool AcceptsGzip(HttpRequest request)
        => StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var codings)
        && codings.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body.Span);
        return compressed.ToArray();
    }
}
