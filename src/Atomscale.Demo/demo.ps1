# The main job, line by line: each line is shown as a user would type it and then run. The same file runs in pwsh and in the hosted
# engine, which has no Utility or Management commands: so no Select-Object, Get-Content or Format-Table here.
param([string] $Manifest)

$steps = @'
# The module, and a connection: the key comes from AS_API_KEY.
Import-Module {manifest}
Connect-Atomscale

# Search the catalogue.
Search-AtomscaleCatalogue -First 2
Search-AtomscaleCatalogue -DataType xps, raman -Status success -UploadedAfter 2026-05-01 -UploadedBefore 2026-05-20
# Fetch the analysis results of what was found: spectra and time series.
$results = Search-AtomscaleCatalogue -DataType xps, rheed -Status success -First 3 | Get-AtomscaleResult
$results
$xps = $results | Where-Object DataType -eq xps
$xps[0].DetectedPeaks[0..2]
# The points of a result, as rows.
($xps | Expand-AtomscaleResult)[0..1]
$rheed = $results | Where-Object DataType -like rheed*
($rheed | Expand-AtomscaleResult -Metric Specular*)[0]
# Files that other programs read: the catalogue, the RHEED series, and the points of all results in one long table.
Search-AtomscaleCatalogue | Export-AtomscaleTable ./atomscale-demo/catalogue.csv -Force
$rheed | Export-AtomscaleTable ./atomscale-demo/rheed.csv -Force
$results | Expand-AtomscaleResult -Tidy | Export-AtomscaleTable ./atomscale-demo/points.csv -Force
[IO.File]::ReadAllLines("$PWD/atomscale-demo/points.csv")[0..2]
# All series of a sample on one clock. An entry without a result would be an error; here it is passed over.
$sample = Get-AtomscalePhysicalSample -Name SG-1371
$all = $sample | Get-AtomscalePhysicalSampleResult -Align Outer -ErrorAction SilentlyContinue
$all
$all | Export-AtomscaleTable ./atomscale-demo/aligned.csv -Force
# Send three files, wait for their analysis, and fetch a video.
$sent = Send-AtomscaleFile ./atomscale-demo/aligned.csv, ./atomscale-demo/catalogue.csv, ./atomscale-demo/rheed.csv
$sent
while (Search-AtomscaleCatalogue -DataId $sent.DataId | Where-Object Status -ne success) { [Threading.Thread]::Sleep(500) }
(Search-AtomscaleCatalogue -DataId $sent.DataId).Status
$rheed[0] | Save-AtomscaleVideo -Destination ./atomscale-demo -Force | ForEach-Object FullName
'@

$ErrorActionPreference = 'Stop'
$prompt = 'PS> '
$width = 120
# Redirected output has no width of its own in pwsh; the hosted engine's host says 120 itself.
$needsWidth = $Host.Name -eq 'ConsoleHost' -and [Console]::IsOutputRedirected
foreach ($step in $steps.Replace('{manifest}', $Manifest) -split '\r?\n') {
    $isCommand = $step -and -not $step.StartsWith('#')
    $Host.UI.WriteLine($(if ($isCommand) { $prompt + $step } else { $step }))
    if (-not $isCommand) { continue }
    try {
        $command = [scriptblock]::Create($step)
        if ($needsWidth) { . $command | Out-String -Width $width -Stream | ForEach-Object { $Host.UI.WriteLine($_.TrimEnd()) } }
        else { . $command | Out-Default }
    }
    catch {
        $Host.UI.WriteErrorLine("This step failed: $_ ($($_.FullyQualifiedErrorId))")
        exit 1
    }
}
exit 0
