# The hosted engine has none of PowerShell's Utility and Management commands. This is as much of each as the examples of the help pages
# use; unlike the real ones they refuse a property that no object has. In a real engine the examples run with the real commands.

function Assert-Property($Items, $Names) {
    foreach ($name in @($Names | Where-Object { $_ -is [string] -and $_ -notmatch '[*?]' })) {
        if ($Items.Count -gt 0 -and -not ($Items | Where-Object { $null -ne $_.PSObject.Properties[$name] })) { throw "None of the objects has a property '$name'." }
    }
}

function Get-PropertyValue($Item, $Property) {
    $expression = if ($Property -is [hashtable]) { $Property.Expression } else { $Property }
    if ($expression -is [scriptblock]) { ForEach-Object -InputObject $Item -Process $expression } else { $Item.$expression }
}

function Select-Object($Property, $First, $Last) {
    $items = @($input)
    Assert-Property $items $Property
    if ($null -ne $First) { $items = @($items)[0..([Math]::Min($First, $items.Count) - 1)] }
    if ($null -ne $Last) { $items = @($items)[([Math]::Max(0, $items.Count - $Last))..($items.Count - 1)] }
    if ($null -eq $Property) { return $items }
    foreach ($item in $items) {
        $row = [ordered]@{}
        foreach ($each in $Property) { $row[$(if ($each -is [hashtable]) { $each.Name } else { "$each" })] = Get-PropertyValue $item $each }
        [pscustomobject]$row
    }
}

function Sort-Object($Property, [switch] $Descending) {
    $items = @($input)
    Assert-Property $items $Property
    [object[]] $keys = foreach ($item in $items) { , (Get-PropertyValue $item $Property) }
    [object[]] $sorted = $items
    [Array]::Sort($keys, $sorted)
    if ($Descending) { [Array]::Reverse($sorted) }
    $sorted
}

function Group-Object($Property, [switch] $NoElement) {
    $items = @($input)
    Assert-Property $items $Property
    $groups = [ordered]@{}
    foreach ($item in $items) { $groups["$(Get-PropertyValue $item $Property)"] += @($item) }
    foreach ($name in $groups.Keys) { [pscustomobject]@{ Count = $groups[$name].Count; Name = $name; Group = $(if (-not $NoElement) { $groups[$name] }) } }
}

function Measure-Object($Property, [switch] $Sum, [switch] $Average, [switch] $Minimum, [switch] $Maximum) {
    $items = @($input)
    Assert-Property $items $Property
    [double[]] $values = foreach ($item in $items) { if ($Property) { $item.$Property } else { $item } }
    [pscustomobject]@{ Count = $items.Count; Minimum = [System.Linq.Enumerable]::Min($values); Maximum = [System.Linq.Enumerable]::Max($values); Sum = [System.Linq.Enumerable]::Sum($values) }
}

function Format-Table($Property) { if ($Property) { $input | Select-Object $Property } else { $input } }

function Format-List($Property) { if ($Property) { $input | Select-Object $Property } else { $input } }

function Write-Warning($Message) { $Host.UI.WriteWarningLine($Message) }

function Start-Sleep($Seconds) { [System.Threading.Thread]::Sleep(200) }

function Set-Content($Path, $Value) { [IO.File]::WriteAllText("$PWD/$Path", "$Value`n") }

function Get-ChildItem($Path) { [IO.DirectoryInfo]::new("$PWD").GetFiles([IO.Path]::GetFileName($Path)) }

function Export-Csv($Path, $Encoding, [switch] $NoTypeInformation) {
    $items = @($input)
    $names = @($items[0].PSObject.Properties | ForEach-Object Name)
    $lines = @($names -join ',') + @(foreach ($item in $items) { @(foreach ($name in $names) { '"{0}"' -f "$($item.$name)".Replace('"', '""') }) -join ',' })
    [IO.File]::WriteAllLines("$PWD/$Path", [string[]] $lines)
}

function Import-Csv($Path) {
    [void] [Reflection.Assembly]::Load('Microsoft.VisualBasic.Core')
    $reader = [Microsoft.VisualBasic.FileIO.TextFieldParser]::new("$PWD/$Path")
    $reader.SetDelimiters(',')
    $names = $reader.ReadFields()
    while (-not $reader.EndOfData) {
        $fields = $reader.ReadFields()
        $row = [ordered]@{}
        for ($place = 0; $place -lt $names.Count; $place++) { $row[$names[$place]] = $fields[$place] }
        [pscustomobject]$row
    }
    $reader.Dispose()
}

function Export-Clixml($Path) { [IO.File]::WriteAllText($Path, [System.Management.Automation.PSSerializer]::Serialize(@($input)[0])) }

function Import-Clixml($Path) { [System.Management.Automation.PSSerializer]::Deserialize([IO.File]::ReadAllText($Path)) }

function Get-Content($Path, $TotalCount = [int]::MaxValue) { @([IO.File]::ReadLines("$PWD/$Path")) | Select-Object -First $TotalCount }
