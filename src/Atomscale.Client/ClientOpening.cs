using System;
using Atomscale.Client.Connection;

namespace Atomscale.Client;

/// <summary>Opens clients on a connection. Not a method of the connection itself, whose members users see.</summary>
public static class ClientOpening
{
    /// <summary>Opens the client that one command works with: its requests share one throttle and one trace.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="throttleLimit">How many requests may be in flight; null: the connection's own limit.</param>
    /// <param name="trace">Is notified of each request, each retry; may be called from any thread.</param>
    /// <param name="warn">Is given a warning, once a field, of what in answers does not fit and is not essential; may be called from any thread.</param>
    /// <exception cref="AtomscaleException">NoKey: the connection was closed.</exception>
    public static AtomscaleClient Open(this ClientConnection connection, int? throttleLimit = null, Action<string>? trace = null, Action<string>? warn = null)
    {
        if (connection.IsClosed) throw ConnectionErrors.Disconnected();
        return new AtomscaleClient(connection, throttleLimit ?? connection.ThrottleLimit, trace, warn);
    }
}
