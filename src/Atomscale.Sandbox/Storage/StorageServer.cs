using System.Text;
using System.Threading.Tasks;
using Atomscale.Sandbox.Control;
using Atomscale.Sandbox.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Storage;

/// <summary>The storage port: where presigned addresses point to. It knows no key and tells errors in XML, as object stores do.</summary>
internal static class StorageServer
{
    public static WebApplication Create(SandboxState state)
    {
        var app = Listener.Create(state.Options.StoragePort);
        app.Use(new RequestLogMiddleware(state, "storage").InvokeAsync);
        app.Use(new FaultMiddleware(state, "storage").InvokeAsync);
        app.Run(context => RefuseAsync(context, StatusCodes.Status404NotFound, "NoSuchKey", "The specified key does not exist."));
        return app;
    }

    private static async Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        var error = $"<Error><Code>{code}</Code><Message>{message}</Message></Error>";
        var body = Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8"?>""" + error);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
