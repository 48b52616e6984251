using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Demo;

/// <summary>Runs the steps in the pwsh that is installed.</summary>
internal static class PwshEngine
{
    /// <summary>The pwsh on PATH, or null.</summary>
    public static string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    public static async Task<int> RunAsync(string pwsh, DemoJob job, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(pwsh)
        {
            ArgumentList = { "-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "RemoteSigned", "-File", job.Script, job.Manifest },
            // The key and the address are for this one process.
            Environment = { ["AS_API_ENDPOINT"] = job.Sandbox.Endpoint, ["AS_API_KEY"] = job.Sandbox.Key },
        };
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
