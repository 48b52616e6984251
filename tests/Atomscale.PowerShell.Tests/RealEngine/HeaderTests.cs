using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.RealEngine;

/// <summary>What people read in a table is what they type.</summary>
[Collection(SandboxCollection.Name)]
public sealed class HeaderTests(SandboxFixture lab)
{
    // Gives the objects that tables show, a list a kind.
    private const string Shown = """
        $folder = New-Item -ItemType Directory (Join-Path ([System.IO.Path]::GetTempPath()) ([System.IO.Path]::GetRandomFileName()))
        Set-Content (Join-Path $folder sent.csv) 'one'
        $images = Search-AtomscaleCatalogue -DataType rheed_image -Status success -First 3 | Get-AtomscaleResult
        $series = Search-AtomscaleCatalogue -DataType tool_state -Status success -First 2 | Get-AtomscaleResult
        $spectra = Search-AtomscaleCatalogue -DataType xps -Status success -First 2 | Get-AtomscaleResult
        $sample = Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 1 | Get-AtomscalePhysicalSampleResult -Align outer -WarningAction SilentlyContinue
        $project = Get-AtomscaleProject | Select-Object -First 1 | Get-AtomscaleProjectResult -Align outer -WarningAction SilentlyContinue
        $shown = [ordered]@{
            entries = Search-AtomscaleCatalogue -First 20
            results = @($spectra) + $series + $images
            series = $series.TimeseriesData
            peaks = $spectra.DetectedPeaks
            points = $spectra[0] | Expand-AtomscaleResult -Tidy | Select-Object -First 3
            connection = Get-AtomscaleConnection
            checks = Test-AtomscaleConnection
            samples = Get-AtomscalePhysicalSample
            projects = Get-AtomscaleProject
            references = (Search-AtomscaleCatalogue).Projects | Select-Object -First 2
            instruments = Get-AtomscaleGrowthInstrument
            uploads = Send-AtomscaleFile (Join-Path $folder sent.csv)
            files = Search-AtomscaleCatalogue -DataType xps -Status success -First 2 | Save-AtomscaleFile -Destination $folder
            gathered = $sample
            projectResults = $project
            missing = $project.Missing
            aligned = $sample.AlignedTimeseries
            alignedColumns = $sample.AlignedTimeseries.Columns
            axes = $spectra | ForEach-Object { $_.GetAxis() }
            pictures = $images.ProcessedImage
            masks = $images.Mask
            graphs = $images.PatternGraph
            nodes = $images[0].PatternGraph.GetNodes()
            edges = $images[0].PatternGraph.GetEdges()
        }
        Remove-Item -Recurse $folder
        foreach ($kind in $shown.Keys) { if (-not ($shown[$kind] | Where-Object { $_ })) { "nothing to see of $kind" } }

        """;

    [Fact]
    public async Task Each_header_can_be_typed_where_a_property_is_named_and_what_stands_for_it_shows_nowhere_else()
    {
        await lab.ResetAsync();
        Assert.Equal(["entries: Uploaded Type Status FileName Sample DataId", "True True"], Pwsh.Run(lab.Sandbox, Shown + """
            foreach ($kind in $shown.Keys) {
                $objects = @($shown[$kind] | Where-Object { $_ })
                $headers = ($objects | Format-Table | Out-String -Width 1000).Trim().Split("`n")[0].Trim() -split ' +'
                if ($kind -eq 'entries') { "${kind}: $headers" }
                foreach ($header in $headers) {
                    if (-not $objects[0].PSObject.Properties[$header]) { "$kind have no $header" }
                    $value = $objects[0].$header
                    if (-not ($objects | Where-Object $header -EQ $value) -and $value -isnot [System.Collections.IEnumerable]) { "$kind where $header -eq $value gives nothing" }
                    if ($objects.Count -ne @($objects | Sort-Object $header).Count) { "$kind cannot be sorted by $header" }
                    if (-not ($objects | Select-Object $header -First 1).PSObject.Properties[$header]) { "$kind cannot be reduced to $header" }
                }

                foreach ($object in $objects | Where-Object { $_ -isnot [System.IO.FileInfo] }) {
                    $own = $object.GetType().GetProperties().Name
                    $names = @($object | Get-Member -MemberType Properties | ForEach-Object Name) + @(($object | Select-Object *).PSObject.Properties.Name)
                    $names += @(($object | ConvertTo-Csv)[0] -replace '"' -split ',')
                    $names += @(($object | ConvertTo-Json -Depth 1 -WarningAction SilentlyContinue | ConvertFrom-Json -AsHashtable).Keys)
                    $names | Sort-Object -Unique | Where-Object { $_ -and $_ -notin $own } | ForEach-Object { "$kind show $_" }
                }
            }

            $entry = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($shown.entries[0]))
            "$($entry.Type -eq $shown.entries[0].DataType) $($entry.Sample -eq $shown.entries[0].Sample)"
            """));
    }
}
