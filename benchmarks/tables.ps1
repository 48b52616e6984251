<#
Times Export-Csv and Export-AtomscaleTable in a real PowerShell: run by the benchmark "tables".
Prints, in seconds for a million rows each: objects by Export-Csv, the same by Export-AtomscaleTable, results by Expand-AtomscaleResult and
Export-Csv, the same by Export-AtomscaleTable; then how many rows the last one wrote.
#>
param([string] $Manifest, [string] $Sample, [string] $Folder)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module $Manifest

function Measure-Median([long] $Count, [scriptblock] $Work) {
    # The first run compiles, which in a table of a million rows would not be seen.
    $null = & $Work
    $times = 1..3 | ForEach-Object { (Measure-Command $Work).TotalSeconds } | Sort-Object
    ($times[1] * 1e6 / $Count).ToString([cultureinfo]::InvariantCulture)
}

# A slice: Export-Csv would take minutes for all. Its time grows with the rows.
$rows = Import-Csv $Sample | ForEach-Object {
    [pscustomobject]@{
        time = [datetimeoffset] $_.time; temperature = [double] $_.temperature; pressure = [double] $_.pressure
        flux = [double] $_.flux; thickness = [double] $_.thickness; phase = $_.phase
    }
}
Measure-Median $rows.Count { $rows | Export-Csv "$Folder/objects-export.csv" }
Measure-Median $rows.Count { $rows | Export-AtomscaleTable "$Folder/objects.csv" -Force }

$result = Search-AtomscaleCatalogue -DataType tool_state -Status success -First 1 | Get-AtomscaleResult
$few = @($result) * [math]::Ceiling(50000 / $result.PointCount)
Measure-Median ($few.Count * $result.PointCount) { $few | Expand-AtomscaleResult | Export-Csv "$Folder/results-export.csv" }
$many = @($result) * [math]::Ceiling(1000000 / $result.PointCount)
Measure-Median ($many.Count * $result.PointCount) { $many | Export-AtomscaleTable "$Folder/results.csv" -Force }
$many.Count * $result.PointCount
