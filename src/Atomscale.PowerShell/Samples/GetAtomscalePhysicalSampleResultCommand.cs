using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client.Gathering;

namespace Atomscale.PowerShell;

/// <summary>Fetches all results of a physical sample and, when asked to, puts their time series on one clock.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscalePhysicalSampleResult")]
[OutputType(typeof(PhysicalSampleResult))]
public sealed class GetAtomscalePhysicalSampleResultCommand : GatheringCommand
{
    /// <summary>The physical samples: objects, ids or names; a name may hold wildcards that match one.</summary>
    [Parameter(Position = 0)]
    [Alias("PhysicalSampleId")]
    [ArgumentCompleter(typeof(SampleNameCompleter))]
    [ValidateIds]
    [SupportsWildcards]
    public object[]? PhysicalSample { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Gather(PhysicalSample);

    private protected override Task<string> FindIdAsync(RecordInput records, object item) => records.SampleIdAsync(item, StopToken);

    private protected override async Task<object> GatherAsync(SampleResults results, string id) => await results.OfSampleAsync(id, Align, StopToken).ConfigureAwait(false);
}
