using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Atomscale.Sandbox.Faults;

/// <summary>Ends connections the rude ways.</summary>
internal static class Connections
{
    /// <summary>Time for the peer to take what the kernel still holds: a reset throws that away.</summary>
    private static readonly TimeSpan _settle = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a half-closed connection waits for the peer to notice and leave.</summary>
    private static readonly TimeSpan _linger = TimeSpan.FromSeconds(5);

    /// <summary>Sends a reset (RST): Kestrel closes an aborted connection with a linger time of 0.</summary>
    public static async Task ResetAsync(HttpContext context)
    {
        if (context.Response.HasStarted)
            await Task.Delay(_settle);
        context.Abort();
    }

    /// <summary>Ends our side in order (FIN) though the answer is not complete, and drops the connection when the peer has left.</summary>
    public static async Task CloseAsync(HttpContext context)
    {
        var socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        socket.Shutdown(SocketShutdown.Send);
        await Task.Delay(_linger, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    /// <summary>Waits for a time, or, without one, until the client or the sandbox gives up.</summary>
    public static Task StallAsync(int? milliseconds, CancellationToken cancellationToken)
        => Task.Delay(milliseconds ?? Timeout.Infinite, cancellationToken);
}
