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
        app.Run(context => AnswerAsync(context, state));
        return app;
    }

    private static Task AnswerAsync(HttpContext context, SandboxState state)
    {
        var request = context.Request;
        if (state.Links.Check(request) is { } error)
            return error.WriteAsync(context);
        if (!HttpMethods.IsGet(request.Method))
            return new StorageError(StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", "Not allowed here.").WriteAsync(context);
        return state.Objects.Find(request.Path) is { } stored
            ? ObjectAnswer.WriteAsync(context, stored)
            : new StorageError(StatusCodes.Status404NotFound, "NoSuchKey", "The specified key does not exist.").WriteAsync(context);
    }
}
