using System;
using System.Threading.Tasks;
using Atomscale.Testing;

namespace Atomscale.PowerShell.Tests.Engine;

/// <summary>One sandbox for all tests that share it; each test begins without faults, without open requests, and with an empty record of requests.</summary>
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
        // One that an earlier test left would be counted by the next.
        await Control.WaitForNoOpenRequestsAsync();
        await Control.ClearRequestsAsync();
    }

    public void Dispose() => Sandbox.Dispose();
}
