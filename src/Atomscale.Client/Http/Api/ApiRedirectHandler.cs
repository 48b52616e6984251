using System;
using System.Net.Http;

namespace Atomscale.Client.Http.Api;

/// <summary>
/// Redirects of an API call that are followed: a GET within the same origin, or from http to https of the same host. Anything
/// else is refused, since it would carry the key elsewhere or lose a request's body.
/// </summary>
internal sealed class ApiRedirectHandler : RedirectHandler
{
    protected override Uri Follow(HttpRequestMessage request, HttpResponseMessage response, int followed)
    {
        var from = request.RequestUri!;
        if (response.Headers.Location is not { } location) throw Refuse(request, response, "names no address");
        var target = new Uri(from, location);
        if (request.Method != HttpMethod.Get) throw Refuse(request, response, $"of a {request.Method} to '{target.Host}' is not followed");
        if (!Origin.IsSame(from, target) && !Origin.IsSecuredFormOf(target, from)) throw Refuse(request, response, $"leads to another host, '{target.Authority}'");
        return followed < MaximumRedirects ? target : throw Refuse(request, response, $"was the last of {MaximumRedirects}");
    }

    private static AtomscaleException Refuse(HttpRequestMessage request, HttpResponseMessage response, string why) => new(
        AtomscaleErrorKind.Refused,
        $"{request.Method} {request.RequestUri!.GetLeftPart(UriPartial.Path)} was answered with a redirect that {why}. It was not followed, so the key went nowhere.",
        "Check the endpoint (Get-AtomscaleConnection); a proxy or a sign-in page between here and the service may have answered in its place.",
        (int)response.StatusCode,
        request.Method.Method,
        new Uri(request.RequestUri.GetLeftPart(UriPartial.Path)));
}
