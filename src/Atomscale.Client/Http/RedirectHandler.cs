using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Http;

/// <summary>Follows redirects by the rule of a client. The primary handlers follow none, because they would carry the key to another host.</summary>
internal abstract class RedirectHandler : DelegatingHandler
{
    protected const int MaximumRedirects = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var followed = 0; ; followed++)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!IsRedirect(request, response)) return response;
            using (response) request.RequestUri = Follow(request, response, followed);
            (request.Content as RestartableContent)?.RollBack();
        }
    }

    /// <summary>Whether an answer is a redirect, to be followed or refused; any other answer is passed on.</summary>
    protected virtual bool IsRedirect(HttpRequestMessage request, HttpResponseMessage response) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;

    /// <summary>Where to go next.</summary>
    /// <exception cref="AtomscaleException">The redirect is not followed.</exception>
    protected abstract Uri Follow(HttpRequestMessage request, HttpResponseMessage response, int followed);
}
