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
        var app = Listener.Create(state.Options.StoragePort, movesFiles: true);
        app.Use(new RequestLogMiddleware(state, "storage").InvokeAsync);
        app.Use(new FaultMiddleware(state, "storage").InvokeAsync);
        var receiver = new PartReceiver(state);
        app.Run(context => AnswerAsync(context, state, receiver));
        return app;
    }

    private static Task AnswerAsync(HttpContext context, SandboxState state, PartReceiver receiver)
    {
        var request = context.Request;
        if (state.Links.Check(request) is { } error)
            return error.WriteAsync(context);
        EncryptionHeaders.Apply(context.Response, state.Options.Encryption);
        // An address is signed for GET or for PUT: nothing else comes this far.
        if (HttpMethods.IsPut(request.Method))
            return receiver.ReceiveAsync(context);
        if (state.Objects.Find(request.Path) is not { } stored)
            return new StorageError(StatusCodes.Status404NotFound, "NoSuchKey", "The specified key does not exist.").WriteAsync(context);
        if (state.Line is not null)
            context.Response.Body = new CappedBody(context.Response.Body, state.Line);
        return ObjectAnswer.WriteAsync(context, stored);
    }
}
