@{
    # The build puts this file into out/Atomscale beside Core/ and Desktop/; it cannot be imported from here.
    RootModule = 'Atomscale.psm1'
    ModuleVersion = '0.1.0'
    CompatiblePSEditions = @('Desktop', 'Core')
    GUID = '7d0f6a0e-6c1b-4a55-9a1a-3f0f5f1b6c52'
    Author = 'Atomscale for PowerShell contributors'
    CompanyName = 'Atomscale for PowerShell contributors'
    Copyright = '(c) 2026 Atomscale for PowerShell contributors. MIT licence.'
    Description = 'Search the Atomscale materials-growth data service, fetch its analysis results as objects, export them as tables, send files for analysis, and save files and videos. Windows PowerShell 5.1 and PowerShell 7.4 or later.'
    PowerShellVersion = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess = @('Atomscale.format.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport = @(
        'Clear-AtomscaleUpload'
        'Connect-Atomscale'
        'Disconnect-Atomscale'
        'Expand-AtomscaleResult'
        'Export-AtomscaleImage'
        'Export-AtomscalePlot'
        'Export-AtomscaleReport'
        'Export-AtomscaleTable'
        'Get-AtomscaleConnection'
        'Get-AtomscaleGrowthInstrument'
        'Get-AtomscalePattern'
        'Get-AtomscalePhysicalSample'
        'Get-AtomscalePhysicalSampleResult'
        'Get-AtomscaleProject'
        'Get-AtomscaleProjectResult'
        'Get-AtomscaleResult'
        'Get-AtomscaleSyncItem'
        'Get-AtomscaleUpload'
        'Invoke-AtomscaleRequest'
        'Join-AtomscaleTimeseries'
        'New-AtomscaleGrowthInstrument'
        'Remove-AtomscaleGrowthInstrument'
        'Repair-AtomscaleSyncLedger'
        'Reset-AtomscaleSyncItem'
        'Save-AtomscaleFile'
        'Save-AtomscaleVideo'
        'Search-AtomscaleCatalogue'
        'Send-AtomscaleFile'
        'Show-AtomscalePlot'
        'Sync-AtomscaleFolder'
        'Sync-AtomscaleResult'
        'Test-AtomscaleConnection'
        'Wait-AtomscaleResult'
    )
    VariablesToExport = @()
    AliasesToExport = @('Search-AtomscaleCatalog')
    PrivateData = @{
        PSData = @{
            Tags = @('Atomscale', 'RHEED', 'MBE', 'XPS', 'Raman', 'materials', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
