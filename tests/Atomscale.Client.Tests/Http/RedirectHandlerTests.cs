using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Atomscale.Client.Http.Api;
using Atomscale.Client.Http.Storage;
using Xunit;

namespace Atomscale.Client.Tests.Http;

/// <summary>Which redirects each client follows, and what it sends then.</summary>
public sealed class RedirectHandlerTests
{
    private readonly Answers _answers = new();

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_PUT_to_the_storage_is_sent_again_to_where_the_redirect_leads_with_its_whole_body(int status)
    {
        _answers.Redirect(status, "https://other.example/b?sig=%2F");
        using var body = new CountedContent("all of it");
        Assert.Equal(200, await SendAsync(new StorageRedirectHandler(mayBeInsecure: false), HttpMethod.Put, body));
        Assert.Equal(["PUT https://storage.example/a all of it", "PUT https://other.example/b?sig=%2F all of it"], _answers.Requests);
        Assert.Equal(1, body.RolledBack);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    public async Task A_redirect_that_would_lose_the_body_is_not_followed(int status)
    {
        _answers.Redirect(status, "https://other.example/b");
        using var body = new CountedContent("x");
        Assert.Equal(status, await SendAsync(new StorageRedirectHandler(mayBeInsecure: false), HttpMethod.Put, body));
        Assert.Single(_answers.Requests);
    }

    [Fact]
    public async Task A_GET_from_the_storage_follows_relative_redirects_too()
    {
        _answers.Redirect(302, "/c");
        Assert.Equal(200, await SendAsync(new StorageRedirectHandler(mayBeInsecure: false), HttpMethod.Get));
        Assert.Equal("GET https://storage.example/c ", _answers.Requests[1]);
    }

    [Fact]
    public async Task The_storage_cannot_lead_to_where_nothing_is_encrypted()
    {
        _answers.Redirect(302, "http://storage.example/c");
        var error = await Assert.ThrowsAsync<AtomscaleException>(() => SendAsync(new StorageRedirectHandler(mayBeInsecure: false), HttpMethod.Get));
        Assert.Equal(AtomscaleErrorKind.Insecure, error.Kind);
    }

    [Fact]
    public async Task The_service_is_not_followed_to_another_host()
    {
        _answers.Redirect(307, "https://other.example/a");
        var error = await Assert.ThrowsAsync<AtomscaleException>(() => SendAsync(new ApiRedirectHandler(), HttpMethod.Get));
        Assert.Contains("'other.example'", error.Message);
        Assert.Single(_answers.Requests);
    }

    [Fact]
    public async Task A_call_with_a_body_is_never_redirected()
    {
        _answers.Redirect(307, "https://storage.example/c");
        using var body = new CountedContent("x");
        Assert.Equal(AtomscaleErrorKind.Refused, (await Assert.ThrowsAsync<AtomscaleException>(() => SendAsync(new ApiRedirectHandler(), HttpMethod.Post, body))).Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Redirects_without_end_are_refused(bool isApi)
    {
        for (var count = 0; count < 7; count++) _answers.Redirect(307, "https://storage.example/a");
        RedirectHandler handler = isApi ? new ApiRedirectHandler() : new StorageRedirectHandler(mayBeInsecure: false);
        Assert.Equal(AtomscaleErrorKind.Refused, (await Assert.ThrowsAsync<AtomscaleException>(() => SendAsync(handler, HttpMethod.Get))).Kind);
        Assert.Equal(6, _answers.Requests.Count);
    }

    private async Task<int> SendAsync(RedirectHandler handler, HttpMethod method, HttpContent? body = null)
    {
        handler.InnerHandler = _answers;
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(method, "https://storage.example/a") { Content = body };
        using var response = await client.SendAsync(request, CancellationToken.None);
        return (int)response.StatusCode;
    }

    private sealed class CountedContent(string text) : RestartableContent
    {
        public int RolledBack { get; private set; }

        public override void RollBack() => RolledBack++;

        protected override bool TryComputeLength(out long length)
        {
            length = text.Length;
            return true;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), 0, text.Length);
    }

    // Writes down each request with its body; redirects until none is left.
    private sealed class Answers : HttpMessageHandler
    {
        private readonly Queue<(int Status, string Location)> _redirects = new();

        public List<string> Requests { get; } = [];

        public void Redirect(int status, string location) => _redirects.Enqueue((status, location));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var body = new MemoryStream();
            if (request.Content is not null) await request.Content.CopyToAsync(body);
            Requests.Add($"{request.Method} {request.RequestUri!.AbsoluteUri} {Encoding.ASCII.GetString(body.ToArray())}");
            if (_redirects.Count == 0) return new HttpResponseMessage(HttpStatusCode.OK);
            var (status, location) = _redirects.Dequeue();
            var response = new HttpResponseMessage((HttpStatusCode)status);
            response.Headers.TryAddWithoutValidation("Location", location);
            return response;
        }
    }
}
