using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>Users see public names only. That messages hold no others is checked wherever a test runs a script.</summary>
public sealed partial class InternalNameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomscale-tests-").FullName;

    // Objects of each kind that a command can give; in order, since later ones use what earlier ones left.
    private static readonly Dictionary<string, string> s_scripts = new()
    {
        ["Connect-Atomscale"] = "Get-AtomscaleConnection",
        ["Get-AtomscaleConnection"] = "Get-AtomscaleConnection",
        ["Test-AtomscaleConnection"] = "Test-AtomscaleConnection; Test-AtomscaleConnection -Quiet",
        ["Search-AtomscaleCatalogue"] = "$entries = Search-AtomscaleCatalogue -Status success; $entries[0]",
        ["Get-AtomscaleResult"] = "$results = $entries | Group-Object DataType | ForEach-Object { $_.Group[0] } | Get-AtomscaleResult -IncludeSnapshot; $results",
        ["Expand-AtomscaleResult"] = "$results | Where-Object DataType -in xps, tool_state | ForEach-Object { $_ | Expand-AtomscaleResult | Select-Object -First 1; $_ | Expand-AtomscaleResult -Tidy | Select-Object -First 1 }",
        ["Get-AtomscalePattern"] = "$images = $results | Where-Object { $_ -is [Atomscale.RheedImageResult] }; $images | Get-AtomscalePattern | Select-Object -First 1; $images | Get-AtomscalePattern -Edge | Select-Object -First 1; $images | Get-AtomscalePattern -AsFeature | Select-Object -First 1",
        ["Join-AtomscaleTimeseries"] = "$results | Where-Object { $_ -is [Atomscale.TimeseriesResult] } | Join-AtomscaleTimeseries",
        ["Get-AtomscalePhysicalSample"] = "Get-AtomscalePhysicalSample",
        ["Get-AtomscaleProject"] = "Get-AtomscaleProject",
        ["Get-AtomscalePhysicalSampleResult"] = "Get-AtomscalePhysicalSample | Select-Object -First 2 | Get-AtomscalePhysicalSampleResult -Align Outer -WarningAction SilentlyContinue",
        ["Get-AtomscaleProjectResult"] = "Get-AtomscaleProject | Select-Object -First 1 | Get-AtomscaleProjectResult -Align Outer -WarningAction SilentlyContinue",
        ["Get-AtomscaleGrowthInstrument"] = "Get-AtomscaleGrowthInstrument",
        ["New-AtomscaleGrowthInstrument"] = "New-AtomscaleGrowthInstrument -Name 'names' -Type (Get-AtomscaleGrowthInstrument)[0].Type -ManufacturerModel x -SerialId y",
        ["Invoke-AtomscaleRequest"] = "Invoke-AtomscaleRequest 'projects/'",
        ["Export-AtomscaleTable"] = "$entries[0] | Export-AtomscaleTable \"$folder/t.csv\" -PassThru",
        ["Export-AtomscalePlot"] = "$results | Where-Object DataType -eq xps | Export-AtomscalePlot \"$folder/p.svg\" -PassThru",
        ["Export-AtomscaleReport"] = "$results | Where-Object DataType -eq xps | Export-AtomscaleReport \"$folder/r.html\" -PassThru",
        ["Export-AtomscaleImage"] = "$images | Export-AtomscaleImage \"$folder/images/\" -PassThru",
        ["Send-AtomscaleFile"] = "Send-AtomscaleFile \"$folder/t.csv\"",
        ["Sync-AtomscaleFolder"] = "[void](New-Item -ItemType Directory \"$folder/sync\"); Set-Content \"$folder/sync/a.csv\" 1; Sync-AtomscaleFolder \"$folder/sync\" -StableFor 0 -Ledger \"$folder/sync.sqlite\"",
        ["Get-AtomscaleSyncItem"] = "Get-AtomscaleSyncItem -Ledger \"$folder/sync.sqlite\"",
        ["Repair-AtomscaleSyncLedger"] = "Repair-AtomscaleSyncLedger \"$folder/sync\" -Ledger \"$folder/repaired.sqlite\" -Confirm:$false",
        ["Sync-AtomscaleResult"] = "Sync-AtomscaleResult \"$folder/results\" -DataType xps -Status success -Format Csv",
        ["Wait-AtomscaleResult"] = "$entries | Select-Object -First 1 | Wait-AtomscaleResult",
        ["Get-AtomscaleUpload"] = "Get-AtomscaleUpload",
        ["Save-AtomscaleFile"] = "$entries | Where-Object FileName | Select-Object -First 1 | Save-AtomscaleFile -Destination $folder",
        ["Save-AtomscaleVideo"] = "$entries | Where-Object DataType -like rheed_s* | Select-Object -First 1 | Save-AtomscaleVideo -Destination $folder",
    };

    [Fact]
    public void Every_command_that_gives_objects_is_looked_at() => Assert.Equal(
        ModuleAssemblies.CommandTypes.Where(type => type.GetCustomAttributes<OutputTypeAttribute>().Any(output => output.Type.Any(given => given.Type != typeof(void)))).Select(ModuleAssemblies.NameOf).Order(StringComparer.Ordinal),
        s_scripts.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Get_Member_shows_public_names_only()
    {
        // One of its own: what is sent to it and created in it stays there.
        using var sandbox = SandboxProcess.Start();
        using var session = Session.ConnectedTo(sandbox);
        session.Run($$"""
            $folder = '{{_folder}}'; $seen = @{}; $lines = [System.Collections.Generic.List[string]]::new()
            function Look($item, $where, $depth) {
                if ($null -eq $item -or $item -is [string] -or $item.GetType().IsPrimitive) { return }
                $key = $item.GetType().FullName + '|' + $item.PSTypeNames[0]
                if ($seen[$key] -gt 1) { return }
                $seen[$key]++
                $lines.Add("${where}: $($item.PSTypeNames -join ', ')")
                foreach ($member in Get-Member -InputObject $item) { $lines.Add("${where}: $($member.TypeName): $($member.Definition)") }
                if ($depth -eq 0) { return }
                if ($item -is [System.Collections.IEnumerable]) { foreach ($part in @($item) | Select-Object -First 3) { Look $part $where ($depth - 1) } }
                elseif ("$($item.PSTypeNames)" -like '*Atomscale*') { foreach ($property in $item.PSObject.Properties) { Look $property.Value "$where.$($property.Name)" ($depth - 1) } }
            }
            """).ThrowIfFailed();
        var failed = new List<string>();
        foreach (var (command, script) in s_scripts)
        {
            var outcome = session.Run($"$given = @({script}); foreach ($item in $given) {{ Look $item '{command}' 4 }}; $given.Count");
            if (outcome.Terminating is not null) failed.Add($"{command}: {outcome.Terminating}");
            else if (command != "Get-AtomscaleUpload" && Convert.ToInt32(outcome.Output.Last().BaseObject) == 0) failed.Add($"{command} gave nothing: {outcome.Errors.FirstOrDefault()}");
        }

        Assert.True(failed.Count == 0, string.Join("\n", failed));
        var lines = session.Run("$lines").Output.Select(line => line.ToString()).ToArray();
        Assert.Contains(lines, line => line.Contains("Atomscale.AlignedTimeseries", StringComparison.Ordinal));
        var named = lines.Where(line => Internal().IsMatch(line)).Distinct().ToArray();
        Assert.True(named.Length == 0, string.Join("\n", named));
    }

    [Fact]
    public void Parameters_have_types_with_public_names() => Assert.Empty(
        from type in ModuleAssemblies.CommandTypes
        from property in type.GetProperties()
        where property.IsDefined(typeof(ParameterAttribute)) && Internal().IsMatch(property.PropertyType.FullName!)
        select $"{type.Name}.{property.Name}");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex(@"\bAtomscale\.(Client|Graphics|PowerShell)\.")]
    private static partial Regex Internal();
}
