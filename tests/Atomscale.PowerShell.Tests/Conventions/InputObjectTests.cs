using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>What -InputObject is given is taken apart as what is piped in is: in every command that has the parameter.</summary>
[Collection(SandboxCollection.Name)]
public sealed class InputObjectTests(SandboxFixture lab) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomscale-tests-").FullName;

    // What is given, and the command with its other parameters; {0} is a folder.
    private static readonly Dictionary<string, (string Items, string Command)> s_cases = new()
    {
        ["Clear-AtomscaleUpload"] = ("@()", "Clear-AtomscaleUpload -Confirm:$false"),
        ["Expand-AtomscaleResult"] = ("$spectra", "Expand-AtomscaleResult"),
        ["Export-AtomscaleImage"] = ("$images", "Export-AtomscaleImage '{0}/' -PassThru"),
        ["Export-AtomscalePlot"] = ("$spectra", "Export-AtomscalePlot '{0}/' -Format Svg -PassThru"),
        ["Export-AtomscaleReport"] = ("$spectra", "Export-AtomscaleReport '{0}.html' -PassThru"),
        ["Export-AtomscaleTable"] = ("$spectra", "Export-AtomscaleTable '{0}/' -PassThru"),
        ["Get-AtomscalePattern"] = ("$images", "Get-AtomscalePattern"),
        ["Get-AtomscalePhysicalSample"] = ("$projects", "Get-AtomscalePhysicalSample"),
        ["Get-AtomscalePhysicalSampleResult"] = ("$samples", "Get-AtomscalePhysicalSampleResult -WarningAction SilentlyContinue"),
        ["Get-AtomscaleProject"] = ("$projects", "Get-AtomscaleProject"),
        ["Get-AtomscaleProjectResult"] = ("$projects", "Get-AtomscaleProjectResult -WarningAction SilentlyContinue"),
        ["Get-AtomscaleResult"] = ("$entries", "Get-AtomscaleResult"),
        ["Join-AtomscaleTimeseries"] = ("$series", "Join-AtomscaleTimeseries"),
        ["Reset-AtomscaleSyncItem"] = ("@()", "Reset-AtomscaleSyncItem -Confirm:$false"),
        ["Save-AtomscaleFile"] = ("$entries", "Save-AtomscaleFile -Destination '{0}'"),
        ["Save-AtomscaleVideo"] = ("$videos", "Save-AtomscaleVideo -Destination '{0}'"),
        ["Search-AtomscaleCatalogue"] = ("$samples", "Search-AtomscaleCatalogue"),
        ["Show-AtomscalePlot"] = ("$spectra", "Show-AtomscalePlot -InTerminal -Width 200 -Height 120"),
        ["Wait-AtomscaleResult"] = ("$entries", "Wait-AtomscaleResult"),
    };

    [Fact]
    public void Every_command_with_an_InputObject_is_tried() => Assert.Equal(
        ModuleAssemblies.CommandTypes.Where(type => type.GetProperty("InputObject") is not null).Select(ModuleAssemblies.NameOf).Order(StringComparer.Ordinal),
        s_cases.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task An_array_as_InputObject_gives_what_its_items_give_by_pipeline()
    {
        using var session = await lab.ConnectAsync();
        session.Run("""
            $entries = @(Search-AtomscaleCatalogue -DataType xps -Status success -First 2)
            $spectra = @($entries | Get-AtomscaleResult)
            $images = @(Search-AtomscaleCatalogue -DataType rheed_image -Status success | Get-AtomscaleResult | Where-Object PatternGraph | Select-Object -First 2)
            $series = @(Search-AtomscaleCatalogue -DataType tool_state -Status success -First 2 | Get-AtomscaleResult)
            $videos = @(Search-AtomscaleCatalogue -DataType rheed_stationary, rheed_rotating -Status success -First 2)
            $samples = @(Get-AtomscalePhysicalSample | Select-Object -First 2)
            $projects = @(Get-AtomscaleProject | Select-Object -First 2)
            function Describe($item) { if ($item -is [IO.FileInfo]) { $item.Name -replace '^(piped|given)' } else { ($item.PSObject.Properties | ForEach-Object { "$($_.Value)" }) -join '|' } }
            """).ThrowIfFailed();
        foreach (var (name, (items, command)) in s_cases)
        {
            var folders = new[] { "piped", "given" }.Select(way => Directory.CreateDirectory(Path.Combine(_folder, name, way)).FullName).ToArray();
            var piped = session.Run($"$items = {items}; $items | {string.Format(null, command, folders[0])} | ForEach-Object {{ Describe $_ }}").ThrowIfFailed();
            // An array within an array is taken apart too.
            foreach (var given in new[] { "$items", "@(, $items)" })
            {
                var outcome = session.Run($"{string.Format(null, command, folders[1])} -InputObject {given} {(given[0] == '@' && command.Contains("{0}", StringComparison.Ordinal) ? "-Force" : "")} | ForEach-Object {{ Describe $_ }}");
                if (items == "@()") continue;
                Assert.True(outcome.Terminating is null && outcome.Errors.Count == 0, $"{name}: {outcome.Terminating ?? outcome.Errors.FirstOrDefault()}");
                // Files are given as they are complete, whatever their order.
                Assert.Equal(piped.Output.Select(item => item.ToString()).Order(StringComparer.Ordinal), outcome.Output.Select(item => item.ToString()).Order(StringComparer.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("Export-AtomscaleTable './x.csv'")]
    [InlineData("Expand-AtomscaleResult")]
    [InlineData("Get-AtomscaleResult")]
    [InlineData("Export-AtomscalePlot './'")]
    public async Task An_array_that_holds_nothing_is_an_error_of_that_item_and_the_others_go_on(string command)
    {
        using var session = await lab.ConnectAsync();
        var outcome = session.Run($"Set-Location '{_folder}'; $r = Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscaleResult; {command} -InputObject @($null, $r)");
        Assert.StartsWith("Atomscale.BadInput,", outcome.Error.FullyQualifiedErrorId);
        Assert.True(outcome.Output.Count > 0 || Directory.EnumerateFiles(_folder).Any());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
