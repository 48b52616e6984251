# The main job, line by line: each line is shown as a user would type it and then run.
param([string] $Manifest)

$steps = @'
# The module, and a connection: the key comes from AS_API_KEY.
Import-Module {manifest}
Connect-Atomscale

# Search the catalogue.
Search-AtomscaleCatalogue -First 2
Search-AtomscaleCatalogue -DataType xps, raman -Status success -UploadedAfter 2026-05-01 -UploadedBefore 2026-05-20
# The main job in one line: search, fetch the analysis results, and write one row each to a CSV file.
Search-AtomscaleCatalogue -DataType xps, raman, xrd -Status success -First 8 | Get-AtomscaleResult | Export-Csv ./atomscale-demo/results.csv -NoTypeInformation
Import-Csv ./atomscale-demo/results.csv | Format-Table DataType, PhysicalSampleName, PointCount, Summary
# Results are objects: spectra with their peaks, and time series.
$results = Search-AtomscaleCatalogue -DataType xps, rheed -Status success -First 3 | Get-AtomscaleResult
$results
$xps = $results | Where-Object DataType -eq xps
$xps[0].DetectedPeaks | Sort-Object Position | Select-Object -First 3
# The points of a result, as rows.
$rheed = $results | Where-Object DataType -like rheed*
$rheed | Expand-AtomscaleResult | Select-Object -First 3 Time, 'Specular Intensity', Strain | Format-Table
# Files that other programs read: the catalogue, the RHEED series, and the points of all results in one long table.
Search-AtomscaleCatalogue | Export-AtomscaleTable ./atomscale-demo/catalogue.csv -Force
$rheed | Export-AtomscaleTable ./atomscale-demo/rheed.csv -Force
$results | Expand-AtomscaleResult -Tidy | Export-AtomscaleTable ./atomscale-demo/points.csv -Force
Get-Content ./atomscale-demo/points.csv -TotalCount 3
# All series of a sample on one clock. A warning counts the entries that have no result.
$sample = Get-AtomscalePhysicalSample -Name SG-1371
$all = $sample | Get-AtomscalePhysicalSampleResult -Align Outer
$all
$all | Export-AtomscaleTable ./atomscale-demo/aligned.csv -Force
# Send three files, wait for their analysis, and fetch a video.
$sent = Send-AtomscaleFile ./atomscale-demo/aligned.csv, ./atomscale-demo/catalogue.csv, ./atomscale-demo/rheed.csv
$sent
while (Search-AtomscaleCatalogue -DataId $sent.DataId | Where-Object Status -ne success) { Start-Sleep -Milliseconds 500 }
Search-AtomscaleCatalogue -DataId $sent.DataId | Group-Object Status -NoElement
$rheed[0] | Save-AtomscaleVideo -Destination ./atomscale-demo -Force | Select-Object FullName, Length | Format-List
'@

$ErrorActionPreference = 'Stop'
$prompt = 'PS> '
# Redirected output has no width of its own.
$width = 120
$isRedirected = [Console]::IsOutputRedirected
foreach ($step in $steps.Replace('{manifest}', $Manifest) -split '\r?\n') {
    $isCommand = $step -and -not $step.StartsWith('#')
    $Host.UI.WriteLine($(if ($isCommand) { $prompt + $step } else { $step }))
    if (-not $isCommand) { continue }
    try {
        $command = [scriptblock]::Create($step)
        if ($isRedirected) { . $command | Out-String -Width $width -Stream | ForEach-Object { $Host.UI.WriteLine($_.TrimEnd()) } }
        else { . $command | Out-Default }
    }
    catch {
        $Host.UI.WriteErrorLine("This step failed: $_ ($($_.FullyQualifiedErrorId))")
        exit 1
    }
}
exit 0
