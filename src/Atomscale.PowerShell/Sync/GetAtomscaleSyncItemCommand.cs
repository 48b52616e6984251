using System.Management.Automation;
using Atomscale.Client.Sync;

namespace Atomscale.PowerShell;

/// <summary>Lists what a sync ledger knows of the files of its folder.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscaleSyncItem", DefaultParameterSetName = PathSet)]
[OutputType(typeof(AtomscaleSyncItem))]
public sealed class GetAtomscaleSyncItemCommand : AtomscaleCommand
{
    private const string PathSet = "Path";
    private const string LedgerSet = "Ledger";

    /// <summary>The folder, exactly as named.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The ledger.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LedgerSet)]
    [ValidateNotNullOrEmpty]
    public string Ledger { get; set; } = "";

    /// <summary>Only files in one of these states.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public SyncItemState[]? State { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var ledger = ParameterSetName == LedgerSet ? OutputPath.Resolve(this, Ledger) : SyncLedgerFile.PlaceOf(OutputPath.Resolve(this, Path));
        foreach (var item in SyncLedgerFile.List(ledger, State ?? [])) WriteObject(item);
    }
}
