using System.Security;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Storage;

/// <summary>A refusal of the storage, told in XML as object stores do.</summary>
internal sealed record StorageError(int Status, string Code, string Message)
{
    public string Xml => $"""<?xml version="1.0" encoding="UTF-8"?>""" + "\n"
        + $"<Error><Code>{Code}</Code><Message>{SecurityElement.Escape(Message)}</Message><RequestId>SANDBOX</RequestId></Error>";

    public async Task WriteAsync(HttpContext context)
    {
        var body = Encoding.UTF8.GetBytes(Xml);
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/xml";
        context.Response.ContentLength = body.Length;
        // HEAD is told its status and nothing else.
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
