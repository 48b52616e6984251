using Atomscale.Client.Connection;
using Microsoft.Extensions.DependencyInjection;

namespace Atomscale.Client.Http.Api;

/// <summary>The client for the service's API, the only one that knows the key.</summary>
internal static class ApiClient
{
    public const string Name = "api";

    /// <summary>Adds its headers and handlers, the outermost first.</summary>
    public static void Configure(IHttpClientBuilder builder, ConnectionOptions options) => builder
        .ConfigureHttpClient(static client =>
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent.Value);
            client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
            client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip");
        })
        .AddHttpMessageHandler(static () => new ApiRedirectHandler())
        .AddHttpMessageHandler(() => new ApiKeyHandler(options.ApiKey, options.BaseAddress))
        .AddLogger(_ => new RequestTrace(address => options.ApiKey.Scrub(address.AbsoluteUri)));
}
