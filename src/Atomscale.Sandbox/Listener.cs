using System.Net;
using Atomscale.Sandbox.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Atomscale.Sandbox;

/// <summary>Makes the web applications: one a port, on the loopback address, with nothing in them.</summary>
internal static class Listener
{
    /// <param name="port">0 for a free one.</param>
    /// <param name="movesFiles">True when large bodies come and go: memory in large blocks.</param>
    public static WebApplication Create(int port, bool movesFiles = false)
    {
        // The empty builder reads no settings from files or the environment: what the sandbox does is decided by its command line alone.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        // Faults of the sandbox itself only. That a port is taken the host would tell with its whole stack; Program says it in a line.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        // A flush is done when the socket has taken all of it: so what was sent before a fault is known, and counts are true.
        builder.WebHost.UseSockets(sockets => sockets.MaxWriteBufferSize = 1);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            // Faults drip and stall on purpose.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        // After Kestrel, whose own factory it takes the place of.
        if (movesFiles)
            builder.Services.AddSingleton<IMemoryPoolFactory<byte>, BlockPoolFactory>();
        return builder.Build();
    }
}
