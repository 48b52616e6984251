using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Atomscale.PowerShell.Tests.Help;

/// <summary>
/// What an example needs around it to run by itself, and what it has to have done. Each runs in a folder of its own that holds two text
/// files, as from an instrument, with the sandbox's key and address in the environment.
/// </summary>
internal static class ExamplePlan
{
    /// <summary>What a person would answer: Get-Credential gets the key.</summary>
    public const string Answers = """
        function Get-Credential($UserName, $Message) {
            $key = [System.Security.SecureString]::new()
            foreach ($letter in $env:AS_API_KEY.ToCharArray()) { $key.AppendChar($letter) }
            [System.Management.Automation.PSCredential]::new($UserName, $key)
        }
        """;

    /// <summary>The files that are there before.</summary>
    public static IReadOnlyList<string> Prepared { get; } = ["growth-10.txt", "growth-11.txt"];

    /// <summary>What is written otherwise than on the page, and why.</summary>
    private static readonly (string Text, string Instead)[] s_substitutions =
    [
        // The home folder of whoever runs the tests stays as it is.
        ("$HOME", "$PWD"),
        // A person answers Yes.
        ("Remove-AtomscaleGrowthInstrument -Confirm", "Remove-AtomscaleGrowthInstrument -Confirm:$false"),
    ];

    /// <summary>What the texts promise beyond the rules of <see cref="Check"/>: true after the example, whose output is $output.</summary>
    private static readonly Dictionary<string, string> s_promises = new()
    {
        ["Clear-AtomscaleUpload 1"] = "-not (Get-AtomscaleUpload | Where-Object SourceState -eq Missing)",
        ["Clear-AtomscaleUpload 2"] = "-not (Get-AtomscaleUpload | Where-Object { $_.Age.TotalDays -gt 7 })",
        ["Clear-AtomscaleUpload 3"] = "@(Get-AtomscaleUpload | Where-Object Path -eq /gone/film.imm).Count -eq 1",
        ["Get-AtomscaleUpload 1"] = "-not ($output | Where-Object { $_ -isnot [Atomscale.UnfinishedUpload] })",
        ["Get-AtomscaleUpload 2"] = "-not ($output | Where-Object FileName -notlike *.imm)",
        ["Get-AtomscaleUpload 3"] = "-not ($output | Where-Object { $_ -isnot [Atomscale.Upload] })",
        ["Connect-Atomscale 1"] = "$output.ApiKey.EndsWith($env:AS_API_KEY.Substring($env:AS_API_KEY.Length - 4)) -and $output.ApiKey -ne $env:AS_API_KEY",
        ["Connect-Atomscale 2"] = "(Get-AtomscaleConnection).ApiKeySource -like '*Credential*'",
        ["Connect-Atomscale 3"] = "(Get-AtomscaleConnection).TimeoutSec -eq 300",
        ["Connect-Atomscale 4"] = "(Get-AtomscaleConnection).Proxy.Host -eq 'proxy.example.org'",
        ["Connect-Atomscale 5"] = "$patient.TimeoutSec -eq 600 -and (Get-AtomscaleConnection).TimeoutSec -eq 100",
        ["Disconnect-Atomscale 1"] = "$null -eq (Get-AtomscaleConnection)",
        ["Disconnect-Atomscale 2"] = "Test-AtomscaleConnection -Quiet",
        ["Disconnect-Atomscale 3"] = "Test-AtomscaleConnection -Quiet",
        ["Expand-AtomscaleResult 1"] = "$output.Count -eq 5",
        ["Expand-AtomscaleResult 4"] = "$output.Count -eq 3",
        ["Export-AtomscaleImage 2"] = "$output.Count -eq 3",
        ["Export-AtomscalePlot 3"] = "$output.Count -eq 4",
        ["Get-AtomscaleConnection 2"] = "$output.Count -eq 4",
        ["Get-AtomscalePattern 4"] = "$output.Count -gt 1",
        ["Get-AtomscaleResult 3"] = "$output.Count -eq 3",
        ["Get-AtomscaleResult 4"] = "$results.Count -gt 0 -and $output.Count -eq $failed.Count",
        ["Get-AtomscaleResult 6"] = "$output[0].Timestamp -ge 0",
        ["Get-AtomscaleGrowthInstrument 3"] = "-not ($output | Where-Object Type -notin mbe, pld)",
        ["Invoke-AtomscaleRequest 3"] = "$made.synth_source_id -and -not (Get-AtomscaleGrowthInstrument | Where-Object Name -eq 'PLD 3')",
        ["Join-AtomscaleTimeseries 2"] = "[IO.File]::ReadAllText(\"$PWD/joined.csv\").StartsWith('time,')",
        ["New-AtomscaleGrowthInstrument 2"] = "(Get-AtomscaleGrowthInstrument 'ALD 2').InstrumentId -contains $output[0]",
        // The last one is deleted, so there is one made for it.
        ["Remove-AtomscaleGrowthInstrument 1"] = "-not (Get-AtomscaleGrowthInstrument 'To be deleted*')",
        ["Remove-AtomscaleGrowthInstrument 3"] = "-not (Get-AtomscaleGrowthInstrument 'For a test*')",
        ["Save-AtomscaleFile 2"] = "[IO.Directory]::GetFiles(\"$PWD/raw\").Count -eq 2",
        ["Save-AtomscaleVideo 1"] = "$output.Count -eq 2",
        ["Search-AtomscaleCatalogue 1"] = "$output.Count -eq 5",
        ["Search-AtomscaleCatalogue 5"] = "$output.Count -eq 3",
        ["Send-AtomscaleFile 1"] = "$output.DataId -and (Search-AtomscaleCatalogue -DataId $output.DataId).FileName -eq 'growth-12.txt'",
        ["Send-AtomscaleFile 2"] = "$output.Count -eq 2 -and (Get-AtomscalePhysicalSample 'Wafer 12')",
        ["Send-AtomscaleFile 3"] = "$output.Count -eq 2",
        ["Send-AtomscaleFile 6"] = "$output.Count -eq 4 -and @($output | Where-Object Skipped).Count -ge 2",
        ["Send-AtomscaleFile 4"] = "$output.Count -eq 2 -and -not ($output | Where-Object Status -ne success)",
        ["Test-AtomscaleConnection 2"] = "$output.Count -eq 0",
        ["Test-AtomscaleConnection 3"] = "$output.Count -eq 0",
    };

    private static readonly Dictionary<string, string> s_preparations = new()
    {
        ["Remove-AtomscaleGrowthInstrument 1"] = "[void](New-AtomscaleGrowthInstrument 'To be deleted' 'Veeco GEN10' mbe)",
        // Listing creates the folder; the upload of a file that is gone meanwhile.
        ["Clear-AtomscaleUpload 3"] = """
            [void](Get-AtomscaleUpload)
            $journal = [ordered]@{
                version = 2; created = [datetime]::UtcNow.ToString('O'); length = 9000000; changed = 0; part_size = 41943040; opening_parts = 5
                source = '/gone/film.imm'; upload_id = 'u'; new_filename = 'film.imm'; data_id = $null; links = 'a', 'b'
            }
            [IO.File]::WriteAllText("$env:ATOMSCALE_STATE_PATH/uploads/example.upload", ($journal | ConvertTo-Json -Compress) + "`n")
            """,
    };

    /// <summary>The names in the tables, each of which has to be that of an example.</summary>
    public static IEnumerable<string> Names => s_promises.Keys.Concat(s_preparations.Keys);

    /// <summary>The example as it is run: it throws when a promise is not kept.</summary>
    public static string ScriptOf(Example example)
    {
        var code = s_substitutions.Aggregate(example.Code, (text, pair) => text.Replace(pair.Text, pair.Instead, StringComparison.Ordinal));
        var promise = s_promises.GetValueOrDefault(example.Name, "$true");
        return $$"""
            {{Answers}}
            Connect-Atomscale
            {{s_preparations.GetValueOrDefault(example.Name)}}
            $output = @(. {
            {{code}}
            })
            $output
            if (-not ({{promise}})) { throw 'What the page promises is not so: {{promise.Replace("'", "''", StringComparison.Ordinal)}}' }
            """;
    }

    /// <summary>The rules for all: no error; the files that an example names are there after it, and after -WhatIf none; it is of some effect.</summary>
    public static void Check(Example example, ExampleRun run)
    {
        Assert.True(run.Errors.Count == 0, $"{example.Name}: {string.Join("\n", run.Errors)}\n{example.Code}");
        if (example.IsWhatIf) Assert.True(run.NewFiles.Count == 0, $"{example.Name} made {string.Join(", ", run.NewFiles)}");
        else Assert.All(example.Paths, path => Assert.True(run.Has(path), $"{example.Name} left no {path}"));
        Assert.True(
            run.OutputCount > 0 || run.NewFiles.Count > 0 || run.IsShown || s_promises.ContainsKey(example.Name),
            $"{example.Name} gave, wrote and showed nothing:\n{example.Code}");
    }
}
