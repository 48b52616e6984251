@{
    # Imported by Atomscale.psm1; has no version of its own.
    ModuleVersion = '1.0'
    GUID = '5f0c2c0e-0f7a-4b8e-9c43-5d1f2f6f3a57'
    Author = 'Atomscale for PowerShell contributors'
    Description = 'The type data of the module Atomscale.'
    PowerShellVersion = '5.1'
    TypesToProcess = @('Atomscale.types.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
}
