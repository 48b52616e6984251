using System;

namespace Atomscale.Sandbox.Faults;

/// <summary>Leaves a handler after a fault has ended its connection: nothing more can be sent.</summary>
internal sealed class ConnectionCutException : Exception
{
    public ConnectionCutException()
        : base("A fault rule cut the connection.")
    {
    }
}
