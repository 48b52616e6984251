# Writes the points of new spectra to CSV files, one a result. Made for a scheduled task: never asks, runs in Windows PowerShell 5.1
# and in PowerShell 7, and tells by its exit code how it went:
#   0  all done (also when there was nothing new)
#   1  some results failed; the next run tries them again
#   2  could not start: no module, no key, no connection, no folder
param(
    # Where the files go. A result whose file is there is not fetched again.
    [Parameter(Mandatory = $true)] [string] $Folder,
    # How far back to look. Longer than the time between two runs, so that a missed run does no harm.
    [int] $Days = 7,
    [string[]] $DataType = @('xps', 'photoluminescence', 'raman', 'xrd')
)

$ErrorActionPreference = 'Stop'
function Write-Log([string] $Text) {
    Add-Content -LiteralPath (Join-Path $Folder 'export.log') -Encoding UTF8 -Value ('{0:yyyy-MM-ddTHH:mm:ssZ} {1}' -f [DateTime]::UtcNow, $Text)
}
function Get-Target($Entry) { Join-Path $Folder "$($Entry.DataId).csv" }

try {
    # New-Item -Force may fail without an error; Get-Item does not.
    [void] (New-Item -ItemType Directory -Path $Folder -Force)
    $Folder = (Get-Item -LiteralPath $Folder).FullName
    Import-Module Atomscale
    $since = [DateTimeOffset]::UtcNow.AddDays(-$Days)
    $new = @(Search-AtomscaleCatalogue -DataType $DataType -Status success -UploadedAfter $since |
            Where-Object { -not (Test-Path -LiteralPath (Get-Target $_)) })
}
catch {
    # The folder itself may be what is wrong: so this goes to the error stream.
    [Console]::Error.WriteLine("Could not start: $_")
    exit 2
}

$written = 0
$unwritten = @()
$brokeOff = $null
try {
    $new | Get-AtomscaleResult -ErrorAction SilentlyContinue -ErrorVariable unfetched | ForEach-Object {
        try {
            $_ | Export-AtomscaleTable (Get-Target $_) -Force
            $written++
        }
        catch { $unwritten += $_ }
    }
}
catch { $brokeOff = $_ }

foreach ($failure in @($unfetched) + $unwritten) { Write-Log "$($failure.TargetObject): $($failure.FullyQualifiedErrorId): $failure" }
if ($brokeOff) { Write-Log "Broke off: $brokeOff" }
$missing = $new.Count - $written
Write-Log "$written written, $missing failed, of $($new.Count) new."
if ($missing -gt 0) { exit 1 }
exit 0
