using System;
using System.Net.Http;
using Atomscale.Client.Connection;
#if NETSTANDARD2_0
using System.Net;
#endif

namespace Atomscale.Client.Http;

/// <summary>
/// The one place that makes HTTP handlers. Redirects, cookies and decompression are ours to decide, so the handler's own are off;
/// what .NET Framework needs besides is here and nowhere else.
/// </summary>
internal static class HandlerFactory
{
    /// <summary>Above the largest throttle limit, so that the handler never queues what a command may send.</summary>
    public const int ConnectionsPerServer = 128;

    /// <summary>How long a connection may take to be made; on .NET Framework it counts in the attempt's deadline instead.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

#if NETSTANDARD2_0
    public static HttpMessageHandler Create(ConnectionOptions options)
    {
        AllowTls12();
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            MaxConnectionsPerServer = ConnectionsPerServer,
            Proxy = new ProxyChoice(options.Proxy, options.ProxyCredential),
            UseProxy = true,
        };
    }

    // powershell.exe of older Windows offers TLS 1.0 only. Zero means that the system decides, which is never worse than what would be added.
    private static void AllowTls12()
    {
        if (ServicePointManager.SecurityProtocol != 0) ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
    }
#else
    public static HttpMessageHandler Create(ConnectionOptions options) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        UseCookies = false,
        MaxConnectionsPerServer = ConnectionsPerServer,
        ConnectTimeout = ConnectTimeout,
        Proxy = new ProxyChoice(options.Proxy, options.ProxyCredential),
        UseProxy = true,
    };
#endif
}
