using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using Atomscale.Demo;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;

namespace Atomscale.PowerShell.Tests.RealEngine;

/// <summary>Runs scripts in the pwsh that the build installed, never in one that happens to be on PATH.</summary>
internal static class Pwsh
{
    // A script runs all examples or all Pester tests: the limit only ends a hang.
    private static readonly TimeSpan s_limit = 5 * Wait.Limit;

    private static readonly string s_path = typeof(Pwsh).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Pwsh").Value!;

    /// <summary>What the script prints, by lines, with the built module imported.</summary>
    public static string[] Run(SandboxProcess? sandbox, string script, string? manifest = null)
    {
        var file = Path.Combine(Path.GetTempPath(), $"atomscale-{Guid.NewGuid():N}.ps1");
        File.WriteAllText(file, $$"""
            $ErrorActionPreference = 'Stop'
            $PSStyle.OutputRendering = 'PlainText'
            Import-Module '{{manifest ?? Session.ManifestPath}}'
            {{script}}
            """);
        try
        {
            return RunFile(sandbox, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What a script file prints, by lines. Nothing is imported for it.</summary>
    public static string[] RunFile(SandboxProcess? sandbox, string file, params string[] arguments)
    {
        var start = Start("-NoProfile", "-NonInteractive", "-ExecutionPolicy", "RemoteSigned", "-File", file);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["AS_API_KEY"] = sandbox?.Key;
        start.Environment["AS_API_ENDPOINT"] = sandbox?.Endpoint.ToString();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"pwsh did not end within {s_limit.TotalSeconds:0} s.");
        }

        if (process.ExitCode != 0) throw new InvalidOperationException($"pwsh ended with {process.ExitCode}: {errors.Result}{output.Result}");
        return output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>A start of pwsh with these arguments; within it, the name <c>pwsh</c> is the same one.</summary>
    public static ProcessStartInfo Start(params string[] arguments) => PwshStart.Create(s_path, arguments);
}
