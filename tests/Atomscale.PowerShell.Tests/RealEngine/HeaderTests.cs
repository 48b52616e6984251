using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.RealEngine;

/// <summary>What people read in a table is what they type.</summary>
[Collection(SandboxCollection.Name)]
public sealed class HeaderTests(SandboxFixture lab)
{
    [Fact]
    public async Task Each_header_can_be_typed_where_a_property_is_named_and_what_stands_for_it_shows_nowhere_else()
    {
        await lab.ResetAsync();
        Assert.Equal(["entries: DataId Uploaded Status Type File Sample", "True True"], Pwsh.Run(lab.Sandbox, ShownObjects.Script + """
            foreach ($kind in $shown.Keys) {
                $objects = @($shown[$kind] | Where-Object { $_ })
                $headers = ($objects | Format-Table | Out-String -Width 1000).Trim().Split("`n")[0].Trim() -split ' +'
                if ($kind -eq 'entries') { "${kind}: $headers" }
                foreach ($header in $headers) {
                    if (-not $objects[0].PSObject.Properties[$header]) { "$kind have no $header" }
                    $value = $objects[0].$header
                    if (-not ($objects | Where-Object $header -EQ $value) -and $value -isnot [System.Collections.IEnumerable]) { "$kind where $header -eq $value gives nothing" }
                    if ($objects.Count -ne @($objects | Sort-Object $header).Count) { "$kind cannot be sorted by $header" }
                    if (-not ($objects | Select-Object $header -First 1).PSObject.Properties[$header]) { "$kind cannot be reduced to $header" }
                }

                foreach ($object in $objects | Where-Object { $_ -isnot [System.IO.FileInfo] -and $_.PSObject.BaseObject -isnot [System.Management.Automation.PSCustomObject] }) {
                    $own = $object.GetType().GetProperties().Name
                    $names = @($object | Get-Member -MemberType Properties | ForEach-Object Name) + @(($object | Select-Object *).PSObject.Properties.Name)
                    $names += @(($object | ConvertTo-Csv)[0] -replace '"' -split ',')
                    $names += @(($object | ConvertTo-Json -Depth 1 -WarningAction SilentlyContinue | ConvertFrom-Json -AsHashtable).Keys)
                    $names | Sort-Object -Unique | Where-Object { $_ -and $_ -notin $own } | ForEach-Object { "$kind show $_" }
                }
            }

            $entry = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($shown.entries[0]))
            "$($entry.Type -eq $shown.entries[0].DataType) $($entry.Sample -eq $shown.entries[0].Sample)"
            """));
    }
}
