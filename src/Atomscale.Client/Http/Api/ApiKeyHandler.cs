using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Connection;

namespace Atomscale.Client.Http.Api;

/// <summary>
/// Puts the key on requests to the service and refuses to let a request for any other place through, so that the key cannot leave
/// for another host even if a caller makes a mistake.
/// </summary>
internal sealed class ApiKeyHandler(ApiKey key, Uri endpoint) : DelegatingHandler
{
    public const string HeaderName = "X-API-KEY";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !Origin.IsSame(address, endpoint) && !Origin.IsSecuredFormOf(address, endpoint))
            throw new InvalidOperationException($"A request for another host than {endpoint.Host} was about to carry the key.");
        request.Headers.Remove(HeaderName);
        request.Headers.Add(HeaderName, key.Reveal());
        return base.SendAsync(request, cancellationToken);
    }
}
