using System.IO;
using System.Text;
using System.Threading.Tasks;
using Atomscale.Sandbox.Control;
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
        if (rule.StrikesBody)
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

    private async Task StrikeAsync(HttpContext context, FaultRule rule, RequestDelegate next)
    {
        switch (rule.Action)
        {
            case FaultAction.Status:
                await AnswerAsync(context, rule, rule.Status!.Value, rule.Body ?? """{"detail": "The sandbox was told to fail."}""");
                break;
            case FaultAction.Answer:
                await AnswerAsync(context, rule, rule.Status ?? StatusCodes.Status200OK, rule.Body ?? "");
                break;
            case FaultAction.Redirect:
                context.Response.Headers.Location = rule.Location;
                await AnswerAsync(context, rule, rule.Status ?? StatusCodes.Status307TemporaryRedirect, rule.Body ?? "");
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

    private static async Task AnswerAsync(HttpContext context, FaultRule rule, int status, string body)
    {
        var response = context.Response;
        response.StatusCode = status;
        if (rule.RetryAfter is not null)
            response.Headers.RetryAfter = rule.RetryAfter;
        if (body.Length > 0)
            response.ContentType = rule.ContentType ?? "application/json";
        foreach (var (name, value) in rule.Headers ?? new System.Collections.Generic.Dictionary<string, string>())
            response.Headers[name] = value;
        var bytes = Encoding.UTF8.GetBytes(body);
        // These two may have no body, and no length of one either.
        if (status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
            return;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
