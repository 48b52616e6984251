using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>A transfer in a process of its own, which may be killed in the middle.</summary>
internal static class KilledProcess
{
    /// <summary>Runs one transfer of the host.</summary>
    /// <param name="lab">The sandbox and the key.</param>
    /// <param name="killAfter">When it is killed, counted from where its work begins; null: it is let run.</param>
    /// <param name="arguments">Those of the host, without address and key.</param>
    /// <returns>What it said of its result, null when it was killed before; and whether it was killed at all.</returns>
    public static (string? Said, bool WasKilled) Run(TransferCase lab, TimeSpan? killAfter, params string[] arguments)
    {
        using var process = Start(lab, arguments);
        Assert.Equal("begins", process.StandardOutput.ReadLine());
        var rest = process.StandardOutput.ReadToEndAsync();
        var wasKilled = killAfter is { } time && !process.WaitForExit((int)time.TotalMilliseconds) && Kill(process);
        process.WaitForExit();
        var said = rest.GetAwaiter().GetResult().Trim();
        Assert.True(wasKilled || process.ExitCode == 0, said);
        return (said.Length > 0 ? said : null, wasKilled);
    }

    // False when it ended by itself at that moment, which Mono reports as a file that is not there.
    private static bool Kill(Process process)
    {
        try
        {
            process.Kill();
            return true;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException && process.WaitForExit(30_000))
        {
            return false;
        }
    }

    private static Process Start(TransferCase lab, string[] arguments)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Atomscale.PowerShell.sln"))) root = root.Parent!;
        var configuration = AppContext.BaseDirectory.IndexOf("Release", StringComparison.Ordinal) >= 0 ? "Release" : "Debug";
        var program = Path.Combine(root.FullName, "tests", "Atomscale.TransferHost", "bin", configuration, "net10.0", "Atomscale.TransferHost.dll");
        string[] line = [program, arguments[0], lab.Lab.Sandbox.Endpoint.AbsoluteUri, lab.Lab.Sandbox.Key, .. arguments.Skip(1)];
        return Process.Start(new ProcessStartInfo("dotnet", string.Join(" ", line.Select(text => $"\"{text}\""))) { UseShellExecute = false, RedirectStandardOutput = true })!;
    }
}
