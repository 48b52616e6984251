using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using Atomscale.Testing;
using Microsoft.PowerShell;

namespace Atomscale.PowerShell.Tests.Engine;

/// <summary>A runspace of the engine in this process, with the built module imported by its manifest.</summary>
internal sealed class Session : IDisposable
{
    private readonly Runspace _runspace;
    private readonly CapturingHost _host = new();

    public Session(string? importing = null)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        Run($"Import-Module -Name '{importing ?? ManifestPath}' -ErrorAction Stop").ThrowIfFailed();
    }

    public static string RepositoryRoot { get; } = FindRoot();

    public static string ModuleFolder { get; } = Path.Combine(RepositoryRoot, "out", "Atomscale");

    public static string ManifestPath { get; } = Path.Combine(ModuleFolder, "Atomscale.psd1");

    /// <summary>A session that is connected to a sandbox.</summary>
    public static Session ConnectedTo(SandboxProcess sandbox, string options = "")
    {
        var session = new Session();
        session.Run($"Connect-Atomscale -ApiKey '{sandbox.Key}' -Endpoint '{sandbox.Endpoint}' -NoTest {options}").ThrowIfFailed();
        return session;
    }

    /// <summary>Runs a script and waits for its end.</summary>
    public Outcome Run(string script, params object?[] input)
    {
        using var running = Start(script, input);
        return running.Finish();
    }

    /// <summary>Runs a script that is to meet a defect; in any other, one ends the test.</summary>
    public Outcome RunDefective(string script)
    {
        using var running = new Running(_runspace, script, [], mayFailInternally: true);
        return running.Finish();
    }

    /// <summary>Makes a folder the current one of the session.</summary>
    public void SetLocation(string folder) => Run("Set-Location -LiteralPath @($input)[0]", folder).ThrowIfFailed();

    /// <summary>Runs a script under another culture.</summary>
    public Outcome RunUnder(string culture, string script)
    {
        var before = CultureInfo.CurrentCulture;
        // The pipeline has a thread of its own, and work behind it others.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return Run($"[System.Threading.Thread]::CurrentThread.CurrentCulture = '{culture}'; {script}");
        }
        finally
        {
            CultureInfo.DefaultThreadCurrentCulture = before;
            Run($"[System.Threading.Thread]::CurrentThread.CurrentCulture = '{before.Name}'");
        }
    }

    /// <summary>Starts a script, to be stopped or waited for.</summary>
    public Running Start(string script, params object?[] input) => new(_runspace, script, input);

    /// <summary>What a person would see of a script's output, 120 columns wide.</summary>
    public string Show(string script)
    {
        var before = _host.Shown.Length;
        Run($"{script} | Out-Default");
        // Colours are no text.
        return Regex.Replace(_host.Shown[before..], @"\x1b\[[0-9;]*m", "");
    }

    /// <summary>Runs a script; also gives what it writes to the host.</summary>
    public (Outcome Outcome, string Shown) RunShowing(string script)
    {
        var before = _host.Shown.Length;
        var outcome = Run(script);
        return (outcome, _host.Shown[before..]);
    }

    /// <summary>All that was written to the host until now.</summary>
    public string Shown => _host.Shown;

    /// <summary>What a script writes to the host, as it is.</summary>
    public string ShowRaw(string script)
    {
        var before = _host.Shown.Length;
        Run(script).ThrowIfFailed();
        return _host.Shown[before..];
    }

    public void Dispose() => _runspace.Dispose();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("Atomscale.PowerShell.sln").Any()) return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not stand in a checkout.");
    }
}
