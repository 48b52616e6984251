using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;

namespace Atomscale.PowerShell.Tests.RealEngine;

/// <summary>Runs scripts in the pwsh that is on PATH, with the built module imported.</summary>
internal static class Pwsh
{
    private static readonly TimeSpan s_guard = TimeSpan.FromMinutes(3);

    public static string? Path { get; } = Find("pwsh") ?? Find("pwsh.exe");

    /// <summary>What the script prints, by lines.</summary>
    public static string[] Run(SandboxProcess? sandbox, string script, string? manifest = null)
    {
        var file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"atomscale-{Guid.NewGuid():N}.ps1");
        File.WriteAllText(file, $$"""
            $ErrorActionPreference = 'Stop'
            $PSStyle.OutputRendering = 'PlainText'
            Import-Module '{{manifest ?? Session.ManifestPath}}'
            {{script}}
            """);
        try
        {
            var start = new ProcessStartInfo(Path!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var argument in new[] { "-NoProfile", "-NonInteractive", "-File", file }) start.ArgumentList.Add(argument);
            start.Environment["AS_API_KEY"] = sandbox?.Key;
            start.Environment["AS_API_ENDPOINT"] = sandbox?.Endpoint.ToString();
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(s_guard))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"pwsh did not end within {s_guard.TotalSeconds:0} s.");
            }

            if (process.ExitCode != 0) throw new InvalidOperationException($"pwsh ended with {process.ExitCode}: {errors.Result}{output.Result}");
            return output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Where(folder => folder.Length > 0).Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
