using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>Makes a growth instrument known to the service.</summary>
[Cmdlet(VerbsCommon.New, "AtomscaleGrowthInstrument", SupportsShouldProcess = true)]
[OutputType(typeof(GrowthInstrument))]
public sealed class NewAtomscaleGrowthInstrumentCommand : ConnectedCommand
{
    /// <summary>The display name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Label")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Maker and model, such as 'Veeco GEN10'.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string ManufacturerModel { get; set; } = "";

    /// <summary>The kind: mbe, cvd, pvd, sputter, ald, pld.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ArgumentCompleter(typeof(InstrumentTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string Type { get; set; } = "";

    /// <summary>The serial number or name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SerialId { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        var type = KnownValues.Normalise([Type], InstrumentsApi.KnownTypes, nameof(Type), WriteWarning).DefaultIfEmpty(Type).First();
        if (!ShouldProcess($"{Name} ({ManufacturerModel}, {type})", "Create growth instrument")) return;
        var client = OpenClient();
        Run(() => CreateAsync(client, type));
    }

    private async Task CreateAsync(AtomscaleClient client, string type)
    {
        var id = await client.Instruments.CreateAsync(Name, ManufacturerModel, type, SerialId, StopToken).ConfigureAwait(false);
        await WriteAsync(await ReadBackAsync(client, id, type).ConfigureAwait(false)).ConfigureAwait(false);
    }

    // It exists from here on: a fault of reading it back is a warning, never an error that would make a script create it again.
    private async Task<GrowthInstrument> ReadBackAsync(AtomscaleClient client, long id, string type)
    {
        var reason = "the service does not list it yet";
        try
        {
            var instruments = await client.Instruments.ListAsync(StopToken).ConfigureAwait(false);
            if (instruments.FirstOrDefault(instrument => instrument.InstrumentId == id) is { } found) return found;
        }
        catch (AtomscaleException error)
        {
            reason = error.Message;
        }

        Warn($"Growth instrument {id} was created but could not be read back ({reason}); what is shown is what was sent.");
        return new GrowthInstrument(id, Name, type, null, ManufacturerModel, SerialId);
    }
}
