using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Demo;

/// <summary>Runs the steps in the pwsh that the build installed.</summary>
internal static class PwshProcess
{
    public static async Task<int> RunAsync(string pwsh, DemoJob job, CancellationToken cancellationToken)
    {
        var start = PwshStart.Create(pwsh, ["-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "RemoteSigned", "-File", job.Script, job.Manifest]);
        // The key and the address are for this one process.
        start.Environment["AS_API_ENDPOINT"] = job.Sandbox.Endpoint;
        start.Environment["AS_API_KEY"] = job.Sandbox.Key;
        using var process = Process.Start(start) ?? throw new DemoException($"{pwsh} did not start.");
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;
    }
}
