using System;
using System.Net.Http;

namespace Atomscale.Client.Http;

/// <summary>The answer of something that is not the service: a web server at a mistyped endpoint, the sign-in page of a network, a proxy.</summary>
internal static class WebPage
{
    public const string Description = "a web page (HTML), not data: the endpoint is not the Atomscale API, or a sign-in page or proxy of this network answered instead";

    public const string Action =
        "Check -Endpoint of Connect-Atomscale (or AS_API_ENDPOINT). If it is right, sign in to the network with a browser, or set the proxy with -Proxy.";

    public static bool Is(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is { } type
        && (type.Equals("text/html", StringComparison.OrdinalIgnoreCase) || type.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase));

    /// <summary>404 to a list that was asked for as a whole: an API that has the list answers with it, also when it is empty.</summary>
    public static AtomscaleException NoSuchList(AtomscaleException error) => new(
        AtomscaleErrorKind.BadAnswer,
        $"{error.Message} The endpoint does not seem to be the Atomscale API.",
        "Check -Endpoint of Connect-Atomscale (or AS_API_ENDPOINT): it is the address of the API itself, such as https://api.atomscale.ai/.",
        error.StatusCode, error.Method, error.Address, error.ServerMessage, error.RequestId, error.Attempts, error);
}
