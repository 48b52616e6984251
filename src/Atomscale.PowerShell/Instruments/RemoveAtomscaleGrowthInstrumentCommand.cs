using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Deletes growth instruments, after asking.</summary>
[Cmdlet(VerbsCommon.Remove, "AtomscaleGrowthInstrument", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAtomscaleGrowthInstrumentCommand : ConnectedCommand
{
    private AtomscaleClient? _client;

    /// <summary>The ids; by property name from Get-AtomscaleGrowthInstrument.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentIdCompleter))]
    public int[] InstrumentId { get; set; } = [];

    /// <summary>Deletes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var id in InstrumentId)
        {
            if (!IsConfirmed(id)) continue;
            var client = _client ??= OpenClient();
            Run(() => DeleteAsync(client, id));
        }
    }

    private bool IsConfirmed(int id)
    {
        var target = $"growth instrument {id}";
        // -WhatIf tells even with -Force; of the questions, -Force answers the one that its own command asks.
        return Force && !MyInvocation.BoundParameters.ContainsKey("WhatIf") || ShouldProcess(target, "Delete");
    }

    private async Task DeleteAsync(AtomscaleClient client, int id)
    {
        try
        {
            await client.Instruments.DeleteAsync(id, StopToken).ConfigureAwait(false);
        }
        catch (AtomscaleException fault) when (fault.Kind == AtomscaleErrorKind.NotFound)
        {
            await ReportAsync(new AtomscaleException(
                AtomscaleErrorKind.NotFound, $"There is no growth instrument {id}.", "Get-AtomscaleGrowthInstrument lists those that there are.",
                fault.StatusCode, fault.Method, fault.Address, fault.ServerMessage, fault.RequestId, fault.Tries, fault), id).ConfigureAwait(false);
        }
    }
}
