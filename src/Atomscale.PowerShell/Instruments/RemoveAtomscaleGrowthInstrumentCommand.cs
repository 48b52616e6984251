using System;
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
    private RecordInput? _records;

    /// <summary>The instruments: objects, ids or names; a name may hold wildcards that match one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(InstrumentIdCompleter))]
    [SupportsWildcards]
    [ValidateNotNull]
    public object[] InstrumentId { get; set; } = [];

    /// <summary>Deletes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var item in InputObjects.Unroll(InstrumentId))
        {
            var client = _client ??= OpenClient();
            if (Find(client, item) is { } instrument && IsConfirmed(instrument)) Run(() => DeleteAsync(client, instrument.InstrumentId, item));
        }
    }

    private GrowthInstrument? Find(AtomscaleClient client, object? item)
    {
        GrowthInstrument? found = null;
        _records ??= new RecordInput(client);
        Run(async () =>
        {
            try
            {
                found = await _records.InstrumentAsync(item, StopToken).ConfigureAwait(false);
            }
            catch (AtomscaleException error) when (error.Kind is AtomscaleErrorKind.NotFound or AtomscaleErrorKind.BadInput)
            {
                await ReportAsync(error, item).ConfigureAwait(false);
            }
        });
        return found;
    }

    private bool IsConfirmed(GrowthInstrument instrument)
    {
        // -WhatIf reports even with -Force; of the questions, -Force answers the one that its own command asks.
        if (Force && !MyInvocation.BoundParameters.ContainsKey("WhatIf")) return true;
        var target = Describe(instrument);
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

    // What is asked names the instrument: an id alone does not say what is deleted.
    private static string Describe(GrowthInstrument found) =>
        $"growth instrument {found.InstrumentId}: {string.Join(", ", new[] { found.Name, found.Manufacturer, found.Model, found.Type }.Where(text => !string.IsNullOrWhiteSpace(text)))}";

    private async Task DeleteAsync(AtomscaleClient client, long id, object? item)
    {
        try
        {
            await client.Instruments.DeleteAsync(id, StopToken).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
        {
            await ReportAsync(new AtomscaleException(
                AtomscaleErrorKind.NotFound, $"There is no growth instrument {id}.", "Get-AtomscaleGrowthInstrument lists those that there are.",
                error.StatusCode, error.Method, error.Address, error.ServerMessage, error.RequestId, error.Attempts, error), item).ConfigureAwait(false);
        }
    }
}
