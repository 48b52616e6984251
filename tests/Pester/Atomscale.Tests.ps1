#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
# The module in a real PowerShell, either edition. dotnet test runs it in PowerShell 7, and reads the names of the tests and their cases from
# here: they are literal. By hand: build first (dotnet build), then Invoke-Pester tests/Pester
# The sandbox is started with the .NET SDK; without one, set AS_API_KEY and AS_API_ENDPOINT to a server of your own.

BeforeAll {
    $root = Split-Path (Split-Path $PSScriptRoot)
    Import-Module (Join-Path $root 'out/Atomscale/Atomscale.psd1') -Force
    $sandbox = Get-ChildItem (Join-Path $root 'src/Atomscale.Sandbox/bin') -Recurse -Filter Atomscale.Sandbox.dll | Select-Object -First 1
    $start = New-Object System.Diagnostics.ProcessStartInfo 'dotnet', "`"$($sandbox.FullName)`" --json --exit-with-input"
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardInput = $true
    $start.UseShellExecute = $false
    $script:process = [System.Diagnostics.Process]::Start($start)
    $ready = $script:process.StandardOutput.ReadLine() | ConvertFrom-Json
    Connect-Atomscale -ApiKey $ready.key -Endpoint $ready.endpoint
}

AfterAll {
    Disconnect-Atomscale
    $script:process.StandardInput.Close()
    if (-not $script:process.WaitForExit(5000)) { $script:process.Kill() }
}

Describe 'Search-AtomscaleCatalogue' {
    It 'finds entries of <Type>' -TestCases @(
        @{ Type = 'xps' }
        @{ Type = 'raman' }
        @{ Type = 'rheed_stationary' }
        @{ Type = 'tool_state' }
    ) {
        $found = @(Search-AtomscaleCatalogue -DataType $Type -Status success)
        $found.Count | Should -BeGreaterThan 0
        $found[0] | Should -BeOfType ([Atomscale.CatalogueEntry])
    }

    It 'ends when the pipeline wants no more' {
        @(Search-AtomscaleCatalogue | Select-Object -First 2).Count | Should -Be 2
    }
}

Describe 'The main job' {
    It 'chains search, get and Export-Csv without a type name in a cell' {
        $file = Join-Path $TestDrive 'results.csv'
        Search-AtomscaleCatalogue -Status success | Get-AtomscaleResult -WarningAction SilentlyContinue | Export-Csv $file -NoTypeInformation -Encoding utf8
        @(Import-Csv $file).Count | Should -BeGreaterThan 100
        Select-String -Path $file -Pattern 'System\.' -SimpleMatch | Should -BeNullOrEmpty
    }

    It 'writes points that Import-Csv reads back' {
        $file = Join-Path $TestDrive 'points.csv'
        Search-AtomscaleCatalogue -DataType xps, raman -Status success -First 3 | Get-AtomscaleResult | Expand-AtomscaleResult -Tidy | Export-AtomscaleTable $file
        @(Import-Csv $file | Group-Object DataId).Count | Should -Be 3
    }
}

Describe 'Errors' {
    It 'has the full id that scripts rely on' {
        { Get-AtomscaleResult -DataId nobody-knows -ErrorAction Stop } |
            Should -Throw -ErrorId 'Atomscale.NotFound,Atomscale.PowerShell.GetAtomscaleResultCommand'
    }
}
