namespace Atomscale.PowerShell.Tests.RealEngine;

/// <summary>A script that gives the objects that tables show: <c>$shown</c>, a list a kind.</summary>
internal static class ShownObjects
{
    public const string Script = """
        $folder = New-Item -ItemType Directory (Join-Path ([System.IO.Path]::GetTempPath()) ([System.IO.Path]::GetRandomFileName()))
        $long = 'growth of a wafer with quite a long name, as instruments give them.csv'
        Set-Content (Join-Path $folder $long) 'one'
        $sent = Send-AtomscaleFile (Join-Path $folder $long) -PhysicalSample 'A sample with quite a long name' -CreateSample
        $images = Search-AtomscaleCatalogue -DataType rheed_image -Status success -First 3 | Get-AtomscaleResult
        $series = Search-AtomscaleCatalogue -DataType tool_state -Status success -First 2 | Get-AtomscaleResult
        $spectra = Search-AtomscaleCatalogue -DataType xps -Status success -First 2 | Get-AtomscaleResult
        $sample = Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 1 | Get-AtomscalePhysicalSampleResult -Align outer -WarningAction SilentlyContinue
        $project = Get-AtomscaleProject | Select-Object -First 1 | Get-AtomscaleProjectResult -Align outer -WarningAction SilentlyContinue
        $synced = Sync-AtomscaleFolder $folder -StableFor 0 -Ledger (Join-Path $folder 'a.sqlite')
        $shown = [ordered]@{
            entries = @($sent | Search-AtomscaleCatalogue) + @(Search-AtomscaleCatalogue -First 20) + @(Search-AtomscaleCatalogue -Status stream_interrupted -First 2)
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
            uploads = @($sent) + @(Send-AtomscaleFile (Join-Path $folder $long) -SkipExisting)
            files = Search-AtomscaleCatalogue -DataType xps -Status success -First 2 | Save-AtomscaleFile -Destination $folder
            syncItems = Get-AtomscaleSyncItem -Ledger (Join-Path $folder 'a.sqlite')
            syncRuns = $synced[-1]
            resultSyncRuns = Sync-AtomscaleResult (Join-Path $folder 'results') -DataType xps -Status success -Format Csv
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
            rows = $images[0] | Get-AtomscalePattern
            edgeRows = $images[0] | Get-AtomscalePattern -Edge
        }
        Remove-Item -Recurse $folder
        foreach ($kind in $shown.Keys) { if (-not ($shown[$kind] | Where-Object { $_ })) { "nothing to see of $kind" } }

        """;
}
