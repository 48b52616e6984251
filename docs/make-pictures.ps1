# Makes the pictures of the README from the sandbox's synthetic data, which is the same in every run. Start the sandbox
# (dotnet run --project src/Atomscale.Sandbox), paste the lines that it prints, then run this file. A test does the same and compares.
param([string] $Folder = "$PSScriptRoot/pictures")

$ErrorActionPreference = 'Stop'
[void] [IO.Directory]::CreateDirectory($Folder)

# An XPS spectrum with its peaks and its composition.
Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Export-AtomscalePlot "$Folder/xps.svg" -Height 440 -Force

# A growth seen by RHEED: three of its metrics.
Search-AtomscaleCatalogue -DataType rheed -Status success -First 1 |
    Export-AtomscalePlot "$Folder/growth.svg" -Metric 'Specular Intensity', Strain, 'Diffraction Spot Count' -Height 440 -Theme Dark -Force

# Two growths on one clock: the days between them are cut out.
Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 2 | Get-AtomscaleResult | Join-AtomscaleTimeseries |
    Export-AtomscalePlot "$Folder/joint.svg" -Metric 'Specular Intensity', 'First Order Intensity', Strain -Title 'Two growths, side by side' -Height 440 -Force
