using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.PowerShell;

namespace Atomscale.Demo;

/// <summary>Runs the steps in the PowerShell engine that the demo itself hosts, for machines without pwsh.</summary>
internal static class HostedEngine
{
    public static async Task<int> RunAsync(DemoJob job, CancellationToken cancellationToken)
    {
        Environment.SetEnvironmentVariable("AS_API_ENDPOINT", job.Sandbox.Endpoint);
        Environment.SetEnvironmentVariable("AS_API_KEY", job.Sandbox.Key);
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;
        var host = new DemoHost();
        using var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(await File.ReadAllTextAsync(job.Script, cancellationToken)).AddArgument(job.Manifest);
        // What the steps give is shown by Out-Default as they run; nothing is left to take from here.
        await using var stop = cancellationToken.Register(() => shell.BeginStop(null, null));
        try
        {
            await shell.InvokeAsync();
        }
        catch (PipelineStoppedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        catch (RuntimeException fault)
        {
            throw new DemoException($"{job.Script}: {fault.Message}");
        }

        return host.ExitCode;
    }
}
