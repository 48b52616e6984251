using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>Fetches all results of a physical sample and, when asked to, puts their time series on one clock.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscalePhysicalSampleResult")]
[OutputType(typeof(PhysicalSampleResult))]
public sealed class GetAtomscalePhysicalSampleResultCommand : GatheringCommand
{
    /// <summary>The ids of the physical samples.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SampleIdCompleter))]
    [ValidateIds]
    public string[]? PhysicalSampleId { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Gather(PhysicalSampleId, nameof(PhysicalSampleId), "a physical sample, or its id");

    private protected override async Task<object> GatherAsync(SampleResults results, string id) => await results.OfSampleAsync(id, Align, StopToken).ConfigureAwait(false);
}
