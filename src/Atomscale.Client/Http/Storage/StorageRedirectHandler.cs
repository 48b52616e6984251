using System;
using System.Net.Http;

namespace Atomscale.Client.Http.Storage;

/// <summary>
/// Redirects of the storage that are followed: any of a GET, and of a PUT those that keep its body (307 and 308). They may lead to another host, since
/// these requests carry no key.
/// </summary>
/// <param name="mayBeInsecure">Whether they may lead to http://.</param>
internal sealed class StorageRedirectHandler(bool mayBeInsecure) : RedirectHandler
{
    protected override bool IsRedirect(HttpRequestMessage request, HttpResponseMessage response) =>
        base.IsRedirect(request, response) && (request.Method == HttpMethod.Get || (int)response.StatusCode is 307 or 308);

    protected override Uri Follow(HttpRequestMessage request, HttpResponseMessage response, int followed)
    {
        if (response.Headers.Location is not { } location) throw Refuse(request, response, "a redirect that names no address");
        if (followed >= MaximumRedirects) throw Refuse(request, response, $"more than {MaximumRedirects} redirects");
        var target = location.IsAbsoluteUri ? location : new Uri(request.RequestUri!, location);
        return PresignedAddress.Parse(target.OriginalString, mayBeInsecure).Address;
    }

    private static AtomscaleException Refuse(HttpRequestMessage request, HttpResponseMessage response, string answer)
    {
        var shown = PresignedAddress.ShownOf(request.RequestUri!);
        return new AtomscaleException(
            AtomscaleErrorKind.Refused, $"{request.Method} {shown} was answered with {answer}.",
            StorageErrors.ActionFor(AtomscaleErrorKind.Refused), (int)response.StatusCode, request.Method.Method, shown);
    }
}
