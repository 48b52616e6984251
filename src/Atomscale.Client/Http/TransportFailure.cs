using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using Atomscale.Client.Connection;

namespace Atomscale.Client.Http;

/// <summary>Reads from a handler's exception at which step a connection failed. The same words on both editions.</summary>
internal sealed class TransportFailure
{
    private TransportFailure(string step, bool wasSent, bool mayPass, string? action = null)
    {
        Action = action;
        Step = step;
        WasSent = wasSent;
        MayPass = mayPass;
    }

    /// <summary>The step in words, as in "failed at the name resolution".</summary>
    public string Step { get; }

    /// <summary>Whether the request may have reached the server.</summary>
    public bool WasSent { get; }

    /// <summary>Whether another try can help.</summary>
    public bool MayPass { get; }

    /// <summary>What to do about it; null where the step alone does not say.</summary>
    public string? Action { get; }

    public static bool Is(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or WebException or ObjectDisposedException or InvalidDataException;

    public static TransportFailure Of(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case AuthenticationException: return new("the TLS handshake", wasSent: false, mayPass: false, ConnectionErrors.TlsAction);
                case SocketException socket when OfSocket(socket.SocketErrorCode) is { } known: return known;
                case WebException web when OfWeb(web.Status) is { } known: return known;
            }
        }

        // .NET names a proxy that refuses its tunnel only in the message.
        if (Cause(exception).IndexOf("proxy tunnel", StringComparison.OrdinalIgnoreCase) >= 0) return new("the proxy", wasSent: false, mayPass: false, ConnectionErrors.ProxyAction);
        return new("the exchange (the connection broke)", wasSent: true, mayPass: true);
    }

    private static TransportFailure? OfSocket(SocketError code) => code switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => new("the name resolution", wasSent: false, mayPass: true),
        SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.AddressNotAvailable
            or SocketError.TimedOut => new("the TCP connection", wasSent: false, mayPass: true),
        _ => null,
    };

    private static TransportFailure? OfWeb(WebExceptionStatus status) => status switch
    {
        WebExceptionStatus.NameResolutionFailure => new("the name resolution", wasSent: false, mayPass: true),
        WebExceptionStatus.ProxyNameResolutionFailure => new("the proxy's name resolution", wasSent: false, mayPass: true, ConnectionErrors.ProxyAction),
        WebExceptionStatus.ConnectFailure => new("the TCP connection", wasSent: false, mayPass: true),
        WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure => new("the TLS handshake", wasSent: false, mayPass: false, ConnectionErrors.TlsAction),
        _ => null,
    };

    /// <summary>The innermost message, which names the cause.</summary>
    public static string Cause(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception.Message.TrimEnd('.', ' ');
    }
}
