using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Http.Storage;

/// <summary>Sends a request again without <c>Expect: 100-continue</c> where a proxy on the way does not know that header (417).</summary>
internal sealed class ExpectContinueHandler : DelegatingHandler
{
    private const int ExpectationFailed = 417;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if ((int)response.StatusCode != ExpectationFailed || request.Headers.ExpectContinue != true) return response;
        response.Dispose();
        request.Headers.ExpectContinue = false;
        (request.Content as RestartableContent)?.RollBack();
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
