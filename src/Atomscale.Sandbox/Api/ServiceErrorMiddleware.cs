using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Atomscale.Sandbox.Api;

/// <summary>The service's manners around its endpoints: its words for bad values, wrong methods, slashes missing or too many.</summary>
internal static class ServiceErrorMiddleware
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (IsOtherSlash(context))
        {
            // The service's framework redirects to the spelling that it knows; a client should not need that.
            var request = context.Request;
            var path = request.Path.Value!.EndsWith('/') ? request.Path.Value.TrimEnd('/') : request.Path.Value + "/";
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            var address = new PathString(path).ToUriComponent() + request.QueryString;
            context.Response.Headers.Location = $"{request.Scheme}://{request.Host}{address}";
            return;
        }
        try
        {
            await next(context);
        }
        catch (BadValueException error)
        {
            await JsonAnswer.RefuseAsync(context, error);
        }
        if (context.Response.HasStarted)
            return;
        // What routing leaves behind without a body.
        if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
            await JsonAnswer.DetailAsync(context, StatusCodes.Status405MethodNotAllowed, "Method Not Allowed");
        else if (context.GetEndpoint() is null)
            await JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, "Not Found");
    }

    private static bool IsOtherSlash(HttpContext context)
        => context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern }
        && pattern.EndsWith('/') != context.Request.Path.Value!.EndsWith('/');
}
