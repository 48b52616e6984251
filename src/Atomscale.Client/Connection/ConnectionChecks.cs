using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Atomscale.Client.Json;

namespace Atomscale.Client.Connection;

/// <summary>Tries the way to the service step by step: proxy, name resolution, TCP, TLS, key, round trip. Ends at the first step that fails.</summary>
public sealed class ConnectionChecks
{
    // An id that no entry has: the smallest request that the service checks the key for.
    private const string NoEntry = "00000000-0000-0000-0000-000000000000";

    private readonly ClientConnection _connection;
    private readonly ApiSender _sender;

    internal ConnectionChecks(ClientConnection connection, ApiSender sender)
    {
        _connection = connection;
        _sender = sender;
    }

    /// <summary>Carries out the steps.</summary>
    /// <param name="tell">Is given each step's record as it ends.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    public async Task RunAsync(Func<ConnectionCheck, Task> tell, CancellationToken cancellationToken)
    {
        var endpoint = _connection.Endpoint;
        var (proxy, source) = new ProxyChoice(_connection.Options.Proxy, _connection.Options.ProxyCredential).Choose(endpoint);
        await tell(new ConnectionCheck("Proxy", true, proxy is null ? source : $"{proxy.GetLeftPart(UriPartial.Authority)} (from {source})", TimeSpan.Zero)).ConfigureAwait(false);
        var target = proxy ?? endpoint;
        IPAddress[] addresses = [];
        if (!await StepAsync(tell, "Name resolution", async () =>
            {
                addresses = await Dns.GetHostAddressesAsync(target.DnsSafeHost).ConfigureAwait(false);
                return $"{target.DnsSafeHost} is {string.Join(", ", (object[])addresses)}";
            }, cancellationToken).ConfigureAwait(false)) return;
        using var socket = new TcpClient { NoDelay = true };
        if (!await StepAsync(tell, "TCP", async () =>
            {
                await ConnectAsync(socket, addresses, target.Port, cancellationToken).ConfigureAwait(false);
                return $"connected to {socket.Client.RemoteEndPoint}";
            }, cancellationToken).ConfigureAwait(false)) return;
        if (endpoint.Scheme == "https" && proxy is null && !await StepAsync(tell, "TLS", () => HandshakeAsync(socket, endpoint), cancellationToken).ConfigureAwait(false)) return;
        if (!await StepAsync(tell, "Key", () => AskAsync("accepted", cancellationToken), cancellationToken).ConfigureAwait(false)) return;
        await StepAsync(tell, "Round trip", () => AskAsync("one small request and its answer", cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> StepAsync(Func<ConnectionCheck, Task> tell, string name, Func<Task<string>> step, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        ConnectionCheck check;
        try
        {
            check = new ConnectionCheck(name, true, await step().ConfigureAwait(false), watch.Elapsed);
        }
        catch (AtomscaleException error)
        {
            check = new ConnectionCheck(name, false, $"{error.Message} {error.RecommendedAction}".TrimEnd(), watch.Elapsed);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && (TransportFailure.Is(error) || error is System.Security.Authentication.AuthenticationException or TimeoutException))
        {
            check = new ConnectionCheck(name, false, TransportFailure.Cause(error), watch.Elapsed);
        }

        await tell(check).ConfigureAwait(false);
        return check.Ok;
    }

    private static async Task ConnectAsync(TcpClient socket, IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(HandlerFactory.ConnectTimeout);
        // Closing the socket is what ends a connect on .NET Framework.
        using var end = deadline.Token.Register(socket.Close);
        try
        {
            await socket.ConnectAsync(addresses, port).ConfigureAwait(false);
        }
        catch (Exception error) when (deadline.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"no connection within {HandlerFactory.ConnectTimeout.TotalSeconds:0} s", error);
        }
    }

    private static async Task<string> HandshakeAsync(TcpClient socket, Uri endpoint)
    {
        using var secured = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false);
        await secured.AuthenticateAsClientAsync(endpoint.IdnHost).ConfigureAwait(false);
        return $"{secured.SslProtocol}, certificate of {secured.RemoteCertificate?.Subject}";
    }

    /// <summary>Checks that the service is there and accepts the key, with the smallest request that proves it.</summary>
    /// <exception cref="AtomscaleException">It does not, or the answer is not the service's.</exception>
    public async Task CheckKeyAsync(CancellationToken cancellationToken)
    {
        var request = ApiRequest.Get("data_entries/", new QueryText().Add("data_ids", [NoEntry]).Add("include_organization_data", true).Add("status", "all"));
        try
        {
            if (await _sender.SendAsync(request, IsCatalogueAsync, cancellationToken).ConfigureAwait(false)) return;
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
        {
            // Older services say so that nothing was found, and any web server that it has no such address.
        }

        await _sender.ListAsync(ApiRequest.Get("instruments/synthesis"), static fields => fields.Find("synth_source_id"), cancellationToken, "synth_source_id").ConfigureAwait(false);
    }

    // A body without a byte proves nothing: any server may answer so.
    private static async Task<bool> IsCatalogueAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = await JsonBody.BufferAsync(body, cancellationToken).ConfigureAwait(false);
        using var document = JsonBody.Parse(buffer);
        return document is null ? buffer.Length > 0 : JsonFields.OfList(document.RootElement, "data_id", UnexpectedFields.None).All(static _ => true);
    }

    private async Task<string> AskAsync(string detail, CancellationToken cancellationToken)
    {
        await CheckKeyAsync(cancellationToken).ConfigureAwait(false);
        return detail;
    }
}
