using System.Collections.Generic;
using System.Management.Automation;
using Atomscale.Client.Sync;

namespace Atomscale.PowerShell;

/// <summary>Takes files up again that failed, or makes a sync ledger forget files.</summary>
[Cmdlet(VerbsCommon.Reset, "AtomscaleSyncItem", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ResetAtomscaleSyncItemCommand : AtomscaleCommand
{
    private readonly Dictionary<string, SyncLedgerFile> _ledgers = new(PathNames.Comparer);

    /// <summary>What Get-AtomscaleSyncItem and Sync-AtomscaleFolder give.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AtomscaleSyncItem[] InputObject { get; set; } = [];

    /// <summary>Forgets the files: the next run looks at them as new ones, and sends again what was sent.</summary>
    [Parameter]
    public SwitchParameter Forget { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var item in InputObject)
        {
            if (!ShouldProcess(item.ToString(), Forget ? "Forget file" : "Take file up again")) continue;
            try
            {
                var ledger = Open(item.Ledger);
                if (Forget) ledger.Forget(item);
                else ledger.Reset(item);
            }
            catch (AtomscaleException error)
            {
                Report(error, item);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Close()
    {
        foreach (var ledger in _ledgers.Values) ledger.Dispose();
        _ledgers.Clear();
    }

    private SyncLedgerFile Open(string path)
    {
        if (_ledgers.TryGetValue(path, out var opened)) return opened;
        var ledger = SyncLedgerFile.Open(path);
        _ledgers.Add(path, ledger);
        return ledger;
    }
}
