<#
.SYNOPSIS
Writes the points of new spectra to CSV files, one for each result.

.DESCRIPTION
Made for a scheduled task: it never asks a question, runs in Windows PowerShell 5.1 and in PowerShell 7, and writes what it did to
export.log in the folder. A result whose file is already there is not fetched again. The exit code says how it went:

  0  all done, also when there was nothing new
  1  some results failed; the next run tries them again
  2  could not start: no module, no key, no connection, no folder

.PARAMETER Folder
Where the files and the log go. It is created when it does not exist.

.PARAMETER Days
How many days back to look. Make it longer than the time between two runs, so that a missed run does no harm.

.PARAMETER DataType
The data types to export, as an array or as one text with commas.

.EXAMPLE
./export-new-results.ps1 -Folder C:\Growth\Results

Exports the spectra of the last seven days.

.EXAMPLE
powershell.exe -NoProfile -NonInteractive -ExecutionPolicy RemoteSigned -File C:\Growth\export-new-results.ps1 -Folder C:\Growth\Results -Days 30 -DataType xps,raman

The command line of a scheduled task.
#>
[CmdletBinding()]
param(
    # Not mandatory: PowerShell itself would end with 1 where it is left out.
    [string] $Folder,
    [int] $Days = 7,
    [string[]] $DataType = @('xps', 'photoluminescence', 'raman', 'xrd')
)

$ErrorActionPreference = 'Stop'
$log = $null
function Write-Log([string] $Text) {
    Add-Content -LiteralPath $log -Encoding UTF8 -Value ('{0:yyyy-MM-ddTHH:mm:ssZ} {1}' -f [DateTime]::UtcNow, $Text)
}
function Get-Target($Entry) { Join-Path $Folder "$($Entry.DataId).csv" }

try {
    if (-not $Folder) { throw '-Folder is missing.' }
    # New-Item -Force may fail without an error; Get-Item does not.
    [void] (New-Item -ItemType Directory -Path $Folder -Force)
    $Folder = (Get-Item -LiteralPath $Folder).FullName
    $log = Join-Path $Folder 'export.log'
    # Through powershell.exe -File a list arrives as one text.
    $DataType = @($DataType -split ',' | ForEach-Object { $_.Trim() } | Where-Object { $_ })
    Import-Module Atomscale
    $since = [DateTimeOffset]::UtcNow.AddDays(-$Days)
    $new = @(Search-AtomscaleCatalogue -DataType $DataType -Status success -UploadedAfter $since |
            Where-Object { -not (Test-Path -LiteralPath (Get-Target $_)) })
}
catch {
    $reason = "Could not start: $_"
    # To the error stream too: the folder itself may be what is wrong.
    [Console]::Error.WriteLine($reason)
    if ($log) { Write-Log $reason }
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
