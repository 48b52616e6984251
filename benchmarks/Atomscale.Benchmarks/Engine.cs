using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation.Runspaces;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>A hosted engine with the built module, connected to a sandbox.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());

    public static string RepositoryRoot { get; } = FindRoot();

    public static string Manifest { get; } = Path.Combine(RepositoryRoot, "out", "Atomscale", "Atomscale.psd1");

    public Engine(SandboxProcess sandbox, bool showsProgress = false)
    {
        _runspace.Open();
        Run($"Import-Module '{Manifest}'; Connect-Atomscale -ApiKey '{sandbox.Key}' -Endpoint '{sandbox.Endpoint}'{(showsProgress ? "" : " -NoProgress")}");
    }

    /// <summary>Starts a script, presses Ctrl+C when it may be pressed, and tells how long the script went on then.</summary>
    public TimeSpan Stop(string script, Action untilReady)
    {
        using var shell = System.Management.Automation.PowerShell.Create(_runspace).AddScript(script);
        var running = shell.BeginInvoke();
        untilReady();
        if (running.IsCompleted) throw new InvalidOperationException("It was over before it could be stopped.");
        var watch = Stopwatch.StartNew();
        shell.Stop();
        return watch.Elapsed;
    }

    public int Run(string script)
    {
        using var shell = System.Management.Automation.PowerShell.Create(_runspace).AddScript(script);
        var output = shell.Invoke();
        return shell.HadErrors ? throw new InvalidOperationException(shell.Streams.Error[0].ToString()) : output.Count;
    }

    /// <summary>The text that a script gives.</summary>
    public string Text(string script)
    {
        using var shell = System.Management.Automation.PowerShell.Create(_runspace).AddScript(script);
        return shell.Invoke()[0].ToString();
    }

    public void Dispose() => _runspace.Dispose();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("Atomscale.PowerShell.sln").Any()) return folder.FullName;
        }

        throw new InvalidOperationException("The benchmarks do not stand in a checkout.");
    }
}
