using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Atomscale.Sandbox.Control;
using Atomscale.Sandbox.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Atomscale.Sandbox.Faults;

/// <summary>Lets the rules in force strike the requests of a port.</summary>
internal sealed class FaultMiddleware
{
    private readonly SandboxState _state;
    private readonly string _port;

    public FaultMiddleware(SandboxState state, string port)
    {
        _state = state;
        _port = port;
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (_state.Faults.Next(_port, context.Request) is not { } rule)
        {
            await next(context);
            return;
        }
        context.Features.GetRequiredFeature<LoggedRequest>().Fault = rule.Action;
        if (rule.StrikesUpload)
        {
            context.Request.Body = new FaultedUpload(context, rule, _state.Holds);
            await UntilAnsweredAsync(context, rule, next);
        }
        else if (rule.StrikesBody)
        {
            // What is garbled is the JSON, not its compression.
            if (rule.Action == FaultAction.BrokenJson)
                context.Request.Headers.Remove("Accept-Encoding");
            var body = new FaultedBody(context, rule, _state.Holds);
            context.Features.Set(body);
            context.Response.Body = body;
            await next(context);
        }
        else
        {
            await StrikeAsync(context, rule, next);
        }
    }

    private async Task UntilAnsweredAsync(HttpContext context, FaultRule rule, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (EarlyAnswerException)
        {
            await AnswerAsync(context, rule);
        }
    }

    private async Task StrikeAsync(HttpContext context, FaultRule rule, RequestDelegate next)
    {
        switch (rule.Action)
        {
            case FaultAction.Status or FaultAction.Answer or FaultAction.Redirect:
                await AnswerAsync(context, rule);
                break;
            case FaultAction.Etag:
                context.Response.OnStarting(() =>
                {
                    ETagFault.Apply(context.Response, rule);
                    return Task.CompletedTask;
                });
                await next(context);
                break;
            case FaultAction.ContentLength:
                var body = new MislabelledBody(context, rule.Length);
                context.Response.Body = body;
                await next(context);
                await body.EndAsync();
                break;
            case FaultAction.IgnoreRange:
                context.Request.Headers.Remove("Range");
                await next(context);
                break;
            case FaultAction.Delay:
                await Task.Delay(rule.DelayMs!.Value, context.RequestAborted);
                await next(context);
                break;
            case FaultAction.Hold:
                await _state.Holds.WaitAsync(rule.Name!, context.RequestAborted);
                await next(context);
                break;
            case FaultAction.Stall:
                await Connections.StallAsync(rule.StallMs, context.RequestAborted);
                await next(context);
                break;
            case FaultAction.NoAnswer:
                context.Response.Body = Stream.Null;
                await next(context);
                await Connections.ResetAsync(context);
                throw new ConnectionCutException();
            case FaultAction.Reset:
                await Connections.ResetAsync(context);
                throw new ConnectionCutException();
        }
    }

    private async Task AnswerAsync(HttpContext context, FaultRule rule)
    {
        var response = context.Response;
        response.StatusCode = rule.Status ?? (rule.Action == FaultAction.Redirect ? StatusCodes.Status307TemporaryRedirect : StatusCodes.Status200OK);
        var body = rule.Body
            ?? (rule.Action != FaultAction.Status ? ""
            : _port == "storage" ? StorageError.OfStatus(response.StatusCode).Xml
            : """{"detail": "The sandbox was told to fail."}""");
        if (rule.Location is not null)
            response.Headers.Location = rule.Location;
        if (rule.RetryAfter is not null)
            response.Headers.RetryAfter = rule.RetryAfter;
        if (body.Length > 0)
            response.ContentType = rule.ContentType ?? (body.StartsWith('<') ? "application/xml" : "application/json");
        foreach (var (name, value) in rule.Headers ?? new Dictionary<string, string>())
            response.Headers[name] = value;
        // These two may have no body, and no length of one either.
        if (response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
            return;
        var bytes = Encoding.UTF8.GetBytes(body);
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
        if (!rule.ThenReset)
            return;
        await response.Body.FlushAsync(context.RequestAborted);
        await Connections.ResetAsync(context);
        throw new ConnectionCutException();
    }
}
