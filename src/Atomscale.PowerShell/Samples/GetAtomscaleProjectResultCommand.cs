using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>Fetches all results of a project and, when asked to, puts their time series on one clock.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscaleProjectResult")]
[OutputType(typeof(ProjectResult))]
public sealed class GetAtomscaleProjectResultCommand : GatheringCommand
{
    /// <summary>The ids of the projects.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ProjectIdCompleter))]
    [ValidateIds]
    public string[]? ProjectId { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Gather(ProjectId, nameof(ProjectId), "a project, or its id");

    private protected override async Task<object> GatherAsync(SampleResults results, string id) => await results.OfProjectAsync(id, Align, StopToken).ConfigureAwait(false);
}
