using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.RealEngine;

/// <summary>What tables show in windows of several widths, with names that are longer than any column.</summary>
[Collection(SandboxCollection.Name)]
public sealed class WidthTests(SandboxFixture lab)
{
    [Fact]
    public async Task Tables_keep_ids_statuses_numbers_and_headers_whole_at_every_usual_width()
    {
        await lab.ResetAsync();
        Assert.Equal(["120: DataId Uploaded Status Type File Sample", "80: DataId Uploaded Status Type", "skipped"], Pwsh.Run(lab.Sandbox, ShownObjects.Script + """
            foreach ($width in 80, 100, 120, 180) {
                foreach ($kind in $shown.Keys) {
                    $lines = ($shown[$kind] | Where-Object { $_ } | Format-Table | Out-String -Width $width).Trim("`r", "`n").Split("`n").TrimEnd()
                    if ($lines | Where-Object Length -GT $width) { "$kind at ${width}: too wide" }
                    if ($lines[1] -notmatch '^ *-') { "$kind at ${width}: the headers break" }
                    if ($lines[0] -match '…') { "$kind at ${width}: a header is cut" }
                    if ($lines -match '\b[0-9a-f]{8}-[0-9a-f-]*…') { "$kind at ${width}: an id is cut" }
                    # What stands on the right is cut on its left.
                    if ($lines -match '…\S*[0-9]( |$)|…\S*B( |$)') { "$kind at ${width}: a number is cut" }
                    if ($kind -in 'entries', 'missing' -and ($lines -match '\b(stream_\w*|succ\w*|pend\w*)…')) { "$kind at ${width}: a status is cut" }
                    if ($width -ge 100 -and $kind -ne 'uploads' -and $lines -match '\brheed_\w*…') { "$kind at ${width}: a type is cut" }
                }
            }

            foreach ($width in 120, 80) { "${width}: $(($shown.entries | Out-String -Width $width).Trim().Split("`n")[0].Trim() -split ' +')" }
            $wide = $shown.entries[0] | Out-String -Width 180
            if ($wide -notmatch 'growth of a wafer with quite a long name, as i… A sample with quite a long name') { $wide }
            foreach ($width in 80, 100, 120) { if (($shown.uploads[0] | Out-String -Width $width) -notmatch '[0-9a-f-]{36} sent +4 B growth of a ') { "uploads at ${width}" } }
            (($shown.uploads[1] | Out-String -Width 80) -split '\s+') -eq 'skipped'
            """));
    }
}
