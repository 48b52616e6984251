using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Atomscale.Client.Connection;

namespace Atomscale.PowerShell;

/// <summary>
/// The default connection of each runspace. One that never ran Connect-Atomscale, as those of ForEach-Object -Parallel and
/// Start-ThreadJob, uses that of the runspaces which were there before it, where exactly one is connected; else the environment.
/// </summary>
internal static class SessionConnections
{
    private static readonly ConditionalWeakTable<Runspace, Session> s_sessions = new();

    // Weak, since a session holds its runspace.
    private static readonly List<WeakReference<Session>> s_known = [];

    /// <summary>The session's connection, made from the environment on first use.</summary>
    /// <exception cref="AtomscaleException">NoKey: none was made and there is no key, or the session was disconnected.</exception>
    public static ClientConnection Default()
    {
        var session = Current();
        if (session.Connection is { } own) return own;
        if (session.IsDisconnected) throw ConnectionErrors.Disconnected();
        if (Inherited(session) is { } inherited) return inherited.Connection ?? throw ConnectionErrors.Disconnected();
        return session.Connection = new ClientConnection(ConnectionEnvironment.Read());
    }

    /// <summary>The session's connection as it stands, or null.</summary>
    public static ClientConnection? Find()
    {
        var session = Current();
        return session.Connection ?? (session.IsDisconnected ? null : Inherited(session)?.Connection);
    }

    /// <summary>The session's connection, made from the environment where there is a key; null where there is none. For what must not fail.</summary>
    public static ClientConnection? FindOrMake()
    {
        if (Find() is { } found) return found;
        var session = Current();
        return session.IsDisconnected || Inherited(session) is not null || ConnectionEnvironment.FindKey() is null ? null : Default();
    }

    public static void Set(ClientConnection connection)
    {
        var session = Current();
        session.Connection = connection;
        session.IsDisconnected = false;
        session.IsExplicit = true;
    }

    /// <summary>Forgets the session's connection; none is made from the environment until the next Connect. An inherited one goes on in its own session.</summary>
    public static void Disconnect()
    {
        var session = Current();
        session.Connection?.Dispose();
        session.Connection = null;
        session.IsDisconnected = true;
        session.IsExplicit = true;
    }

    // The session whose Connect-Atomscale or Disconnect-Atomscale applies here; null: the environment does.
    private static Session? Inherited(Session session)
    {
        var earlier = Earlier(session);
        var connected = earlier.Where(other => other.Connection is { IsClosed: false }).ToArray();
        return connected.Select(other => other.Connection).Distinct().Count() switch
        {
            0 => earlier.FirstOrDefault(),
            1 => connected[0],
            _ => null,
        };
    }

    // Runspaces are numbered as they are made: one that was there before never takes the connection of one that it started.
    private static Session[] Earlier(Session session)
    {
        lock (s_known)
        {
            s_known.RemoveAll(reference => !reference.TryGetTarget(out _));
            return
            [
                .. from reference in s_known
                   let known = reference.TryGetTarget(out var target) ? target : null
                   where known is { IsExplicit: true } && known.Runspace.Id < session.Runspace.Id && known.Runspace.RunspaceStateInfo.State == RunspaceState.Opened
                   select known
            ];
        }
    }

    private static Session Current() => s_sessions.GetValue(Runspace.DefaultRunspace, Start);

    private static Session Start(Runspace runspace)
    {
        var session = new Session(runspace);
        lock (s_known) s_known.Add(new WeakReference<Session>(session));
        return session;
    }

    private sealed class Session(Runspace runspace)
    {
        public Runspace Runspace { get; } = runspace;

        public ClientConnection? Connection { get; set; }

        public bool IsDisconnected { get; set; }

        /// <summary>Whether Connect-Atomscale or Disconnect-Atomscale was run here, rather than the environment used.</summary>
        public bool IsExplicit { get; set; }
    }
}
