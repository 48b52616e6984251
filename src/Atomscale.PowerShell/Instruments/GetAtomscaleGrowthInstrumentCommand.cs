using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>Lists growth instruments.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscaleGrowthInstrument")]
[OutputType(typeof(GrowthInstrument))]
public sealed class GetAtomscaleGrowthInstrumentCommand : ConnectedCommand
{
    /// <summary>Only instruments of these names; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(InstrumentNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only instruments of these ids.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(InstrumentIdCompleter))]
    [IdArgument(nameof(InstrumentId))]
    public int[]? InstrumentId { get; set; }

    /// <summary>Only instruments of these kinds.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(InstrumentTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Type { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        if (InstrumentId is { Length: 0 }) return;
        var types = KnownValues.Normalise(Type, InstrumentsApi.KnownTypes, nameof(Type), WriteWarning);
        var client = OpenClient();
        Run(() => WriteAsync(client, type => types.Count == 0 || types.Contains(type, StringComparer.OrdinalIgnoreCase)));
    }

    private async Task WriteAsync(AtomscaleClient client, Func<string?, bool> hasWantedType)
    {
        var instruments = await client.Instruments.ListAsync(StopToken).ConfigureAwait(false);
        var isWanted = NameFilter.Of(Name);
        foreach (var instrument in instruments.Where(instrument => isWanted(instrument.Name) && hasWantedType(instrument.Type) && HasWantedId(instrument.InstrumentId)))
            await WriteAsync(instrument).ConfigureAwait(false);
        foreach (var name in NameFilter.Missing(Name, [.. instruments.Select(instrument => instrument.Name)]))
            await ReportAsync(NameFilter.NotFound("growth instrument", name), name).ConfigureAwait(false);
        foreach (var id in (InstrumentId ?? []).Where(id => instruments.All(instrument => instrument.InstrumentId != id)))
            await ReportAsync(new AtomscaleException(AtomscaleErrorKind.NotFound, $"There is no growth instrument {id}.", "Without parameters the command lists all."), id).ConfigureAwait(false);
    }

    private bool HasWantedId(long id) => InstrumentId is null || InstrumentId.Any(wanted => wanted == id);
}
