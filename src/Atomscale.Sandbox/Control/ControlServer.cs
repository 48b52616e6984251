using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks;
using Atomscale.Sandbox.Api;
using Atomscale.Sandbox.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Control;

/// <summary>The control port: tests set faults here, read what was asked, let go what is held, and move the clock.</summary>
internal static class ControlServer
{
    public static WebApplication Create(SandboxState state)
    {
        var app = Listener.Create(state.Options.ControlPort);
        app.UseRouting();
        app.Use(ExplainAsync);
        app.MapPut("faults", (RequestDelegate)(context => TakeFaultsAsync(context, state.ReplaceFaults)));
        app.MapPost("faults", (RequestDelegate)(context => TakeFaultsAsync(context, state.Faults.Add)));
        app.MapDelete("faults", (RequestDelegate)(context => EmptyAsync(context, () => state.ReplaceFaults([]))));
        app.MapGet("requests", (RequestDelegate)(context => RequestsAsync(context, state.Requests)));
        app.MapDelete("requests", (RequestDelegate)(context => EmptyAsync(context, state.Requests.Clear)));
        app.MapGet("state", (RequestDelegate)(context => StateAsync(context, state)));
        app.MapPost("release/{name}", (RequestDelegate)(context => ReleaseAsync(context, state.Holds)));
        app.MapGet("clock", (RequestDelegate)(context => ClockAsync(context, state.Clock)));
        var files = new FileReports(state);
        app.MapGet("files", (RequestDelegate)files.FilesAsync);
        app.MapDelete("files", (RequestDelegate)(context => EmptyAsync(context, state.Uploads.Clear)));
        app.MapGet("uploads", (RequestDelegate)files.UploadsAsync);
        app.MapGet("downloads/{kind}/{id}", (RequestDelegate)files.DownloadAsync);
        app.MapPost("clock", (RequestDelegate)(context => AdvanceAsync(context, state.Clock)));
        return app;
    }

    private static async Task ExplainAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (error is JsonException or FormatException or BadValueException)
        {
            await JsonAnswer.DetailAsync(context, StatusCodes.Status400BadRequest, error.Message);
        }
    }

    private static async Task TakeFaultsAsync(HttpContext context, Action<IReadOnlyList<FaultRule>> take)
    {
        var rules = await FaultRuleJson.ReadAsync(context.Request.Body, context.RequestAborted);
        await EmptyAsync(context, () => take(rules));
    }

    private static Task EmptyAsync(HttpContext context, Action act)
    {
        act();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Task RequestsAsync(HttpContext context, RequestLog log) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
    {
        writer.WriteStartArray();
        foreach (var request in log.Snapshot())
            WriteRequest(writer, request);
        writer.WriteEndArray();
    });

    private static void WriteRequest(Utf8JsonWriter writer, LoggedRequest request)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", request.Number);
        writer.WriteString("port", request.Port);
        writer.WriteString("method", request.Method);
        writer.WriteString("path", request.Path);
        writer.WriteString("query", request.Query);
        writer.WriteStartObject("headers");
        foreach (var (name, value) in request.Headers)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteNumber("body_length", request.BodyLength);
        writer.WriteNumber("bytes_received", request.BytesReceived);
        writer.WriteString("body", request.Body);
        writer.WriteValue("status", request.Status);
        writer.WriteString("time", request.Time);
        writer.WriteString("fault", request.Fault is { } fault ? JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString()) : null);
        writer.WriteBoolean("open", request.IsOpen);
        writer.WriteBoolean("aborted", request.Aborted);
        writer.WriteNumber("bytes_sent", request.BytesSent);
        writer.WriteEndObject();
    }

    private static Task StateAsync(HttpContext context, SandboxState state) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("open_requests", state.Requests.OpenCount);
        writer.WriteValue("held", state.Holds.Names);
        writer.WriteNumber("most_held", state.Holds.MostWaiting);
        writer.WriteNumber("entries", state.Register.Lab.EntryCount);
        writer.WriteEndObject();
    });

    private static Task ReleaseAsync(HttpContext context, HoldGates holds)
    {
        var released = holds.Release(Convert.ToString(context.Request.RouteValues["name"], CultureInfo.InvariantCulture) ?? "");
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("released", released);
            writer.WriteEndObject();
        });
    }

    private static Task ClockAsync(HttpContext context, SandboxClock clock) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("now", clock.GetUtcNow());
        writer.WriteEndObject();
    });

    private static async Task AdvanceAsync(HttpContext context, SandboxClock clock)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        if (body.RootElement.ValueKind != JsonValueKind.Object
            || !body.RootElement.TryGetProperty("advance_seconds", out var seconds)
            || seconds.ValueKind != JsonValueKind.Number)
        {
            throw new FormatException("""{"advance_seconds": number} was expected.""");
        }
        clock.Advance(TimeSpan.FromSeconds(seconds.GetDouble()));
        await ClockAsync(context, clock);
    }
}
