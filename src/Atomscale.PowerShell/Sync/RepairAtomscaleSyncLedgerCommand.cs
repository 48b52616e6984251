using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client.Sync;

namespace Atomscale.PowerShell;

/// <summary>Rebuilds the sync ledger of a folder, from the folder and the catalogue, so that what was sent is not sent again.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "AtomscaleSyncLedger", SupportsShouldProcess = true)]
[OutputType(typeof(AtomscaleSyncRun))]
public sealed class RepairAtomscaleSyncLedgerCommand : ConnectedCommand
{
    /// <summary>The folder, exactly as named.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The ledger to make instead of the folder's own in the state folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>Counts only entries of the key's owner, rather than those of the whole organisation.</summary>
    [Parameter]
    public SwitchParameter OwnOnly { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        var client = OpenClient();
        var repair = new SyncRepair(client, OutputPath.Resolve(this, Path), Ledger is null ? null : OutputPath.Resolve(this, Ledger), OwnOnly, WarnAsync, StopToken);
        if (!ShouldProcess(repair.Ledger, "Rebuild the sync ledger")) return;
        AtomscaleSyncRun? summary = null;
        Run(async () => summary = await repair.RunAsync().ConfigureAwait(false));
        WriteObject(summary!);
    }

    private Task WarnAsync(string message) => PostAsync(() => WriteWarning(message));
}
