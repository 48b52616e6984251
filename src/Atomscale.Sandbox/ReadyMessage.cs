using System;
using System.Globalization;
using System.Text.Json;

namespace Atomscale.Sandbox;

/// <summary>What the sandbox prints when it is ready.</summary>
internal static class ReadyMessage
{
    /// <summary>One line for programs.</summary>
    public static string Json(Uri endpoint, Uri storage, Uri control, string key) => JsonSerializer.Serialize(new
    {
        endpoint = endpoint.AbsoluteUri,
        storage = storage.AbsoluteUri,
        control = control.AbsoluteUri,
        key,
        process_id = Environment.ProcessId,
    });

    /// <summary>Some lines for people. What is pasted is the same in both editions, and is quoted for PowerShell.</summary>
    public static string Text(Uri endpoint, Uri control, SandboxOptions options)
    {
        var lines = $$"""
              $env:AS_API_ENDPOINT = '{{endpoint}}'
              $env:AS_API_KEY = '{{options.Key.Replace("'", "''", StringComparison.Ordinal)}}'
              Import-Module ./out/Atomscale/Atomscale.psd1
              Connect-Atomscale
              Search-AtomscaleCatalogue -First 10
            """;
        return string.Create(CultureInfo.InvariantCulture, $"""
            The Atomscale sandbox is ready.

              Endpoint  {endpoint}
              Key       {options.Key}
              Entries   {options.EntryCount} (seed {options.Seed}, {options.Generation.ToString().ToLowerInvariant()} generation)
              Control   {control}

            Paste into PowerShell 7 (pwsh), in the repository's folder:

            {lines}

            Paste into Windows PowerShell (powershell.exe), in the repository's folder:

              Set-ExecutionPolicy -Scope Process Bypass -Force
            {lines}

            Ctrl+C stops it.
            """);
    }
}
