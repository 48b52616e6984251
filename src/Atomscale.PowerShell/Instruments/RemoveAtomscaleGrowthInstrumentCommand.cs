using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Deletes growth instruments, after asking.</summary>
[Cmdlet(VerbsCommon.Remove, "AtomscaleGrowthInstrument", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAtomscaleGrowthInstrumentCommand : ConnectedCommand
{
    private AtomscaleClient? _client;
    private Dictionary<long, GrowthInstrument>? _names;

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
            var client = _client ??= OpenClient();
            if (!IsConfirmed(client, id)) continue;
            Run(() => DeleteAsync(client, id));
        }
    }

    private bool IsConfirmed(AtomscaleClient client, int id)
    {
        // -WhatIf tells even with -Force; of the questions, -Force answers the one that its own command asks.
        if (Force && !MyInvocation.BoundParameters.ContainsKey("WhatIf")) return true;
        var target = Describe(client, id);
        try
        {
            return ShouldProcess(target, "Delete");
        }
        catch (Exception error) when (error is HostException or PSInvalidOperationException)
        {
            // -NonInteractive, a scheduled task, a job: the host has nobody to ask.
            throw new AtomscaleException(
                AtomscaleErrorKind.BadInput, $"Nothing was deleted: whether to delete {target} cannot be asked in this session.", "Give -Force, which deletes without asking.", innerException: error);
        }
    }

    // What is asked names the instrument: an id alone tells nobody what is deleted.
    private string Describe(AtomscaleClient client, int id)
    {
        if (_names is null) Run(async () => _names = (await client.Instruments.ListAsync(StopToken).ConfigureAwait(false)).ToDictionary(instrument => instrument.InstrumentId));
        return _names!.TryGetValue(id, out var found)
            ? $"growth instrument {id}: {string.Join(", ", new[] { found.Name, found.Manufacturer, found.Model, found.Type }.Where(text => !string.IsNullOrWhiteSpace(text)))}"
            : $"growth instrument {id}";
    }

    private async Task DeleteAsync(AtomscaleClient client, int id)
    {
        try
        {
            await client.Instruments.DeleteAsync(id, StopToken).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
        {
            await ReportAsync(new AtomscaleException(
                AtomscaleErrorKind.NotFound, $"There is no growth instrument {id}.", "Get-AtomscaleGrowthInstrument lists those that there are.",
                error.StatusCode, error.Method, error.Address, error.ServerMessage, error.RequestId, error.Attempts, error), id).ConfigureAwait(false);
        }
    }
}
