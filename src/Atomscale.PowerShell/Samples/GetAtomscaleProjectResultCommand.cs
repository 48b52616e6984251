using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client.Gathering;

namespace Atomscale.PowerShell;

/// <summary>Fetches all results of a project and, when asked to, puts their time series on one clock.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscaleProjectResult")]
[OutputType(typeof(ProjectResult))]
public sealed class GetAtomscaleProjectResultCommand : GatheringCommand
{
    /// <summary>The projects: objects, ids or names; a name may hold wildcards that match one.</summary>
    [Parameter(Position = 0)]
    [Alias("ProjectId")]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    [ValidateIds]
    [SupportsWildcards]
    public object[]? Project { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Gather(Project);

    private protected override Task<string> FindIdAsync(RecordInput records, object item) => records.ProjectIdAsync(item, StopToken);

    private protected override async Task<object> GatherAsync(SampleResults results, string id) => await results.OfProjectAsync(id, Align, StopToken).ConfigureAwait(false);
}
