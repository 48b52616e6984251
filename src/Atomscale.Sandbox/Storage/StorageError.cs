using System.Security;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Storage;

/// <summary>A refusal of the storage, told in XML as object stores do.</summary>
internal sealed record StorageError(int Status, string Code, string Message)
{
    /// <summary>An error that fits a status.</summary>
    public static StorageError OfStatus(int status) => status switch
    {
        StatusCodes.Status403Forbidden => new(status, "AccessDenied", "Request has expired"),
        StatusCodes.Status404NotFound => new(status, "NoSuchKey", "The specified key does not exist."),
        StatusCodes.Status408RequestTimeout => new(status, "RequestTimeout", "Your socket connection was not read from within the timeout period."),
        StatusCodes.Status503ServiceUnavailable => new(status, "SlowDown", "Please reduce your request rate."),
        >= StatusCodes.Status500InternalServerError => new(status, "InternalError", "We encountered an internal error. Please try again."),
        _ => new(status, "SandboxFault", "The sandbox was told to fail."),
    };

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
