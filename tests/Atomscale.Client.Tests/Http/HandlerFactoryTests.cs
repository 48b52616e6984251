using System.Net;
using System.Net.Http;
using Atomscale.Client.Connection;
using Atomscale.Client.Http;
using Xunit;

namespace Atomscale.Client.Tests.Http;

/// <summary>What every handler needs, and .NET Framework's more than others: one place sets it.</summary>
public sealed class HandlerFactoryTests
{
    [Fact]
    public void Redirects_cookies_and_decompression_are_not_left_to_the_handler()
    {
        using var made = HandlerFactory.Create(new ConnectionOptions { ApiKey = new ApiKey("key-0123456789", "test") });
#if NETFRAMEWORK
        var handler = Assert.IsType<HttpClientHandler>(made);
        Assert.True((ServicePointManager.SecurityProtocol & SecurityProtocolType.Tls12) != 0 || ServicePointManager.SecurityProtocol == 0);
#else
        var handler = Assert.IsType<SocketsHttpHandler>(made);
        Assert.Equal(System.TimeSpan.FromSeconds(15), handler.ConnectTimeout);
#endif
        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.Equal(DecompressionMethods.None, handler.AutomaticDecompression);
        Assert.True(handler.MaxConnectionsPerServer >= 64, "a command may have 64 requests in flight");
        Assert.IsType<ProxyChoice>(handler.Proxy);
    }
}
