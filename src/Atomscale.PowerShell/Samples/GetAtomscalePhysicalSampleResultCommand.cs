using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>Fetches all results of a physical sample and, when asked to, puts their time series on one clock.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscalePhysicalSampleResult")]
[OutputType(typeof(PhysicalSampleResult))]
public sealed class GetAtomscalePhysicalSampleResultCommand : ConnectedCommand
{
    private AtomscaleClient? _client;

    /// <summary>Physical samples, or objects with a property PhysicalSampleId, or ids as text.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>The ids of the physical samples.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SampleIdCompleter))]
    [ValidateIds]
    public string[]? PhysicalSampleId { get; set; }

    /// <summary>Puts the time series on one clock; left out: no joint table is made.</summary>
    [Parameter]
    public AlignmentStrategy? Align { get; set; }

    /// <summary>Only the user's own entries rather than the whole organisation's.</summary>
    [Parameter]
    public SwitchParameter OwnOnly { get; set; }

    /// <summary>Fetches the snapshots of videos too.</summary>
    [Parameter]
    public SwitchParameter IncludeSnapshot { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (InputObject is null && !MyInvocation.ExpectingInput)
        {
            foreach (var id in PhysicalSampleId ?? []) Fetch(id.Trim(), id);
        }
        else if (InputObject is { } item && InputObjects.FindId(item, nameof(PhysicalSampleId)) is { } id) Fetch(id, item);
        else Report(InputObjects.Unfit(InputObject, "a physical sample, or its id"), InputObject);
    }

    private void Fetch(string id, object item)
    {
        var client = _client ??= OpenClient();
        var results = new SampleResults(client, IncludeSnapshot ? SnapshotChoice.All(Warn) : SnapshotChoice.None, OwnOnly, (entry, fault) => ReportAsync(fault, entry ?? item));
        Run(() => FetchAsync(results, id, item));
    }

    private async Task FetchAsync(SampleResults results, string id, object item)
    {
        try
        {
            await WriteAsync(await results.OfSampleAsync(id, Align, StopToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (AtomscaleException fault) when (fault.Kind is not (AtomscaleErrorKind.Unauthorized or AtomscaleErrorKind.NoKey))
        {
            await ReportAsync(fault, item).ConfigureAwait(false);
        }
    }
}
