using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Atomscale.Sandbox.Faults;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Control;

/// <summary>Writes every request of a port into the log, and gives each answer its id.</summary>
internal sealed class RequestLogMiddleware
{
    private const int LargestBody = 64 * 1024;

    private readonly SandboxState _state;
    private readonly string _port;

    public RequestLogMiddleware(SandboxState state, string port)
    {
        _state = state;
        _port = port;
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var logged = _state.Requests.Begin(_port, context.Request, _state.Clock.GetUtcNow());
        context.Features.Set(logged);
        context.Response.Headers["X-Request-Id"] = string.Create(CultureInfo.InvariantCulture, $"sandbox-{logged.Number:000000}");
        context.Response.Body = new CountedBody(context.Response.Body, logged);
        var (cutByRule, clientLeft) = (false, false);
        try
        {
            await KeepBodyAsync(context.Request, logged);
            await next(context);
        }
        catch (ConnectionCutException)
        {
            cutByRule = true;
        }
        catch (Exception error) when (SaysThatClientLeft(error, context))
        {
            clientLeft = true;
            context.Abort();
        }
        finally
        {
            logged.Status = clientLeft && !context.Response.HasStarted ? null : context.Response.StatusCode;
            logged.Aborted = !cutByRule && (clientLeft || context.RequestAborted.IsCancellationRequested);
            _state.Requests.End(logged);
        }
    }

    /// <summary>Reading a body tells of its end before the token does; a bad request is one whose body ended too early.</summary>
    private static bool SaysThatClientLeft(Exception error, HttpContext context) => error switch
    {
        ConnectionResetException or BadHttpRequestException or OperationCanceledException => true,
        IOException => context.RequestAborted.IsCancellationRequested,
        _ => false,
    };

    /// <summary>Small JSON bodies are kept as text and read again by the handler; of the others the announced length is noted.</summary>
    private static async Task KeepBodyAsync(HttpRequest request, LoggedRequest logged)
    {
        logged.BodyLength = request.ContentLength ?? 0;
        if (!request.HasJsonContentType() || request.ContentLength is null or > LargestBody)
            return;
        using var reader = new StreamReader(request.Body);
        logged.Body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        var bytes = Encoding.UTF8.GetBytes(logged.Body);
        logged.AddReceived(bytes.Length);
        request.Body = new MemoryStream(bytes);
    }
}
