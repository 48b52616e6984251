# Loads the assembly of this edition. The manifest names one file for both, so that tools can read it as data.
# An assembly stays in the process until it ends. So of two copies of one version the one that is loaded serves both, and a copy of
# another version is refused before anything of it is loaded.
$folder = $PSScriptRoot
$command = 'Atomscale.PowerShell.ConnectAtomscaleCommand' -as [type]
if ($command) {
    $location = $command.Assembly.Location
    $version = (Test-ModuleManifest -Path "$PSScriptRoot/Atomscale.psd1").Version
    if ($command.Assembly.FullName -notlike "*, Version=$version.*") {
        throw "Atomscale $version cannot be imported: another version, from '$location', is loaded in this process. Import it in a new PowerShell process."
    }
    $folder = $location -replace '[\\/][^\\/]+[\\/][^\\/]+$'
}
# A module of its own and not part of the manifest: type data that is added again from another file is an error.
Import-Module "$folder/Atomscale.Types.psd1"
Import-Module "$folder/$PSEdition/Atomscale.PowerShell.dll"
