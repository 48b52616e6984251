using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Atomscale.Client.Connection;

namespace Atomscale.PowerShell;

/// <summary>The default connection of each runspace. Keyed by runspace, so that parallel ones never see each other's.</summary>
internal static class SessionConnections
{
    private static readonly ConditionalWeakTable<Runspace, Session> s_sessions = new();

    /// <summary>The session's connection, made from the environment on first use.</summary>
    /// <exception cref="AtomscaleException">NoKey: none was made and there is no key, or the session was disconnected.</exception>
    public static ClientConnection Default()
    {
        var session = Current();
        if (session.IsDisconnected) throw ConnectionFaults.Disconnected();
        return session.Connection ??= new ClientConnection(ConnectionEnvironment.Read());
    }

    /// <summary>The session's connection as it stands, or null.</summary>
    public static ClientConnection? Find() => Current().Connection;

    /// <summary>The session's connection, made from the environment where there is a key; null where there is none. For what must not fail.</summary>
    public static ClientConnection? FindOrMake() => Current().IsDisconnected || Find() is null && ConnectionEnvironment.FindKey() is null ? null : Default();

    public static void Set(ClientConnection connection)
    {
        var session = Current();
        session.Connection = connection;
        session.IsDisconnected = false;
    }

    /// <summary>Forgets the session's connection; none is made from the environment until the next Connect.</summary>
    public static void Disconnect()
    {
        var session = Current();
        session.Connection?.Dispose();
        session.Connection = null;
        session.IsDisconnected = true;
    }

    private static Session Current() => s_sessions.GetOrCreateValue(Runspace.DefaultRunspace);

    private sealed class Session
    {
        public ClientConnection? Connection { get; set; }

        public bool IsDisconnected { get; set; }
    }
}
