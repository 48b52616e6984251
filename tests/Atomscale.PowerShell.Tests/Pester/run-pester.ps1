# Runs the Pester files of a folder and writes how each of their tests went into a file, as JSON.
param([string] $Pester, [string] $Tests, [string] $Results)

$ErrorActionPreference = 'Stop'
Import-Module $Pester
$run = Invoke-Pester -Configuration (New-PesterConfiguration @{
    Run = @{ Path = $Tests; PassThru = $true }
    Output = @{ Verbosity = 'None' }
})

# Messages of errors, each with its place in the Pester files.
function Get-Text($Lists) {
    $errors = $Lists | ForEach-Object { $_ } | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
    $lines = $errors | ForEach-Object { "$_"; $_.ScriptStackTrace -split '\r?\n' | Where-Object { $_.Contains($Tests) } }
    @($lines | Select-Object -Unique) -join "`n"
}

[ordered]@{
    # What failed outside of a test: a file that cannot be read, a BeforeAll.
    Errors = Get-Text @($run.Containers.ErrorRecord; $run.FailedBlocks.ErrorRecord)
    Tests = @(foreach ($test in $run.Tests) {
        [ordered]@{ Name = $test.ExpandedPath; Result = "$($test.Result)"; Errors = Get-Text $test.ErrorRecord }
    })
} | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath $Results
