using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.RealEngine;

/// <summary>What only a real engine has: the utility commands, the serialiser, jobs, parallel runspaces.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RealEngineTests(SandboxFixture lab)
{
    private const string AllResults = "$all = Search-AtomscaleCatalogue -Status success | Get-AtomscaleResult -WarningAction SilentlyContinue;";

    [Fact]
    public async Task A_mixed_export_has_the_same_filled_first_columns_whichever_type_comes_first()
    {
        await lab.ResetAsync();
        var lines = Pwsh.Run(lab.Sandbox, AllResults + """
            $types = $all | ForEach-Object DataType | Sort-Object -Unique
            foreach ($type in $types) {
                $csv = @($all | Where-Object DataType -eq $type | Select-Object -First 1) + @($all | Where-Object DataType -ne $type) | ConvertTo-Csv
                ($csv[0] -split ',')[0..14] -join ','
                if ($csv -match 'System\.|Atomscale\.') { 'a type name in a cell' }
            }
            """);
        Assert.True(lines.Length > 10);
        Assert.Single(lines.Distinct());
        Assert.StartsWith("\"DataId\",\"DataType\",\"Status\"", lines[0]);
    }

    [Fact]
    public async Task Every_object_goes_through_JSON_without_its_bulk()
    {
        await lab.ResetAsync();
        var lines = Pwsh.Run(lab.Sandbox, AllResults + "$all | ForEach-Object { ($_ | ConvertTo-Json -Depth 4 -WarningAction Stop).Length } | Measure-Object -Maximum | ForEach-Object Maximum; (Search-AtomscaleCatalogue | ConvertTo-Json -Depth 4) -match 'System\\.'");
        Assert.InRange(int.Parse(lines[0]), 100, 1_000_000);
        Assert.Equal("False", lines[1]);
    }

    [Fact]
    public async Task Objects_from_CLIXML_keep_their_scalars_and_are_used_as_they_are()
    {
        await lab.ResetAsync();
        var lines = Pwsh.Run(lab.Sandbox, """
            $file = [System.IO.Path]::GetTempFileName()
            $entries = Search-AtomscaleCatalogue -DataType xps -Status success -First 3
            $entries | Export-Clixml $file
            $back = Import-Clixml $file
            $back[0].DataId -eq $entries[0].DataId
            $results = $back | Get-AtomscaleResult
            $results.Count
            $results[0].UploadDatetime -eq $entries[0].UploadDatetime
            $results | Export-Clixml $file
            (Import-Clixml $file)[0].Summary -eq $results[0].Summary
            Remove-Item $file
            """);
        Assert.Equal(["True", "3", "True", "True"], lines);
        // One search and three spectra: no look-up of what was at hand.
        Assert.Equal(4, (await lab.Control.GetRequestsAsync()).Count);
    }

    [Fact]
    public async Task Twenty_parallel_runspaces_use_the_connection_each_is_given()
    {
        await lab.ResetAsync();
        using var other = Testing.SandboxProcess.Start("--entries", "20");
        var lines = Pwsh.Run(lab.Sandbox, $$"""
            $a = Get-AtomscaleConnection
            # Other tests may have sent files to the shared service.
            $count = @(Search-AtomscaleCatalogue).Count
            $b = Connect-Atomscale -ApiKey '{{other.Key}}' -Endpoint '{{other.Endpoint}}' -PassThru
            $count
            1..20 | ForEach-Object -ThrottleLimit 20 -Parallel {
                Import-Module '{{Session.ManifestPath}}'
                $c = if ($_ % 2) { $using:a } else { $using:b }
                "$($_ % 2) $(@(Search-AtomscaleCatalogue -Connection $c).Count)"
            } | Sort-Object -Unique
            """);
        Assert.True(int.Parse(lines[0], CultureInfo.InvariantCulture) >= 300);
        Assert.Equal(["0 20", $"1 {lines[0]}"], lines[1..]);
    }

    [Fact]
    public async Task Parallel_runspaces_and_thread_jobs_use_the_connection_of_the_session()
    {
        await lab.ResetAsync();
        using var other = Testing.SandboxProcess.Start("--entries", "20");
        // The environment names another service than the session is connected to.
        var lines = Pwsh.Run(lab.Sandbox, $$"""
            Connect-Atomscale -ApiKey '{{other.Key}}' -Endpoint '{{other.Endpoint}}'
            1..4 | ForEach-Object -Parallel { Import-Module '{{Session.ManifestPath}}'; @(Search-AtomscaleCatalogue).Count } | Sort-Object -Unique
            Start-ThreadJob { Import-Module '{{Session.ManifestPath}}'; @(Search-AtomscaleCatalogue).Count } | Receive-Job -Wait -AutoRemoveJob
            Disconnect-Atomscale
            1 | ForEach-Object -Parallel { Import-Module '{{Session.ManifestPath}}'; try { Search-AtomscaleCatalogue } catch { $_.FullyQualifiedErrorId } }
            """);
        Assert.Equal(["20", "20", "Atomscale.NoKey,Atomscale.PowerShell.SearchAtomscaleCatalogueCommand"], lines);
    }

    [Fact]
    public async Task A_job_gives_its_objects_back_with_their_scalars()
    {
        await lab.ResetAsync();
        var lines = Pwsh.Run(lab.Sandbox, $"$r = Start-Job {{ Import-Module '{Session.ManifestPath}'; Search-AtomscaleCatalogue -DataType raman -Status success -First 1 | Get-AtomscaleResult }} | Receive-Job -Wait; $r.Summary; $r.PSObject.TypeNames[0]");
        Assert.StartsWith("raman: ", lines[0]);
        Assert.Equal("Deserialized.Atomscale.RamanResult", lines[1]);
    }

    [Fact]
    public async Task The_catalogue_from_CLIXML_shows_the_same_table_as_before()
    {
        await lab.ResetAsync();
        var lines = Pwsh.Run(lab.Sandbox, """
            $file = [System.IO.Path]::GetTempFileName()
            $entries = Search-AtomscaleCatalogue -First 5
            $entries | Export-Clixml $file
            ($entries | Format-Table | Out-String) -eq (Import-Clixml $file | Format-Table | Out-String)
            Remove-Item $file
            """);
        Assert.Equal(["True"], lines);
    }

    [Fact]
    public async Task Format_List_shows_all_of_each_type_and_no_type_name()
    {
        await lab.ResetAsync();
        var text = string.Join("\n", Pwsh.Run(lab.Sandbox, AllResults + "$all | Group-Object DataType | ForEach-Object { $_.Group[0] } | Format-List | Out-String -Width 120"));
        Assert.DoesNotMatch(@"System\.|Atomscale\.[A-Z]", text);
        Assert.Contains("BindingEnergies (eV)", text, StringComparison.Ordinal);
        Assert.Contains("TimeseriesData", text, StringComparison.Ordinal);
    }
}
