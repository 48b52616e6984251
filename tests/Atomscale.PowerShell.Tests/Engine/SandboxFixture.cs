using System;
using System.Threading.Tasks;
using Atomscale.Testing;

namespace Atomscale.PowerShell.Tests.Engine;

/// <summary>One sandbox for all tests that share it; each test begins without faults and with an empty record of requests.</summary>
public sealed class SandboxFixture : IDisposable
{
    internal SandboxProcess Sandbox { get; } = SandboxProcess.Start();

    internal SandboxControl Control => Sandbox.Control;

    internal async Task<Session> ConnectAsync(string options = "")
    {
        await ResetAsync();
        return Session.ConnectedTo(Sandbox, options);
    }

    internal async Task ResetAsync()
    {
        await Control.ClearFaultsAsync();
        await Control.ClearRequestsAsync();
    }

    public void Dispose() => Sandbox.Dispose();
}
