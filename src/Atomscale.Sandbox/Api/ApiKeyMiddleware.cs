using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>Lets requests with the key through, and no others.</summary>
internal sealed class ApiKeyMiddleware
{
    private readonly string _key;

    public ApiKeyMiddleware(string key) => _key = key;

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var given = context.Request.Headers["X-API-KEY"];
        if (given.Count == 0)
            return JsonAnswer.DetailAsync(context, StatusCodes.Status401Unauthorized, "Not authenticated: the header X-API-KEY is missing");
        return given == _key
            ? next(context)
            : JsonAnswer.DetailAsync(context, StatusCodes.Status401Unauthorized, "Invalid API key");
    }
}
