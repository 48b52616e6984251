using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Lists projects.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscaleProject")]
[OutputType(typeof(Project))]
public sealed class GetAtomscaleProjectCommand : ConnectedCommand
{
    private AtomscaleClient? _client;
    private ListedRecords<Project>? _records;
    private IReadOnlyList<Project>? _all;

    /// <summary>Only projects of these names, ids or objects; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    [IdArgument(nameof(Project.ProjectId), nameof(Project.ProjectName), nameof(Name))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only projects of these ids, names or objects.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProjectIdCompleter))]
    [IdArgument(nameof(Project.ProjectId), nameof(Project.ProjectName), nameof(Name))]
    [ValidateIds(isFilter: true)]
    public string[]? ProjectId { get; set; }

    /// <summary>Projects, their ids or names, entries of them, or rows with an id or a name: those projects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ProjectId is { Length: 0 }) return;
        if (InputObject is null && MyInvocation.ExpectingInput)
        {
            Report(InputObjects.Unfit(InputObject, "a project, its id or its name"), InputObject);
            return;
        }

        var client = _client ??= OpenClient();
        var records = _records ??= new ListedRecords<Project>(
            "project", static project => project.ProjectId, static project => project.ProjectName, Name, ProjectId, WriteAsync, ReportAsync);
        Run(() => FindAsync(client, records, InputObject));
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_records is { } records) Run(records.ReportMissingAsync);
    }

    private async Task FindAsync(AtomscaleClient client, ListedRecords<Project> records, object? item)
    {
        _all ??= await client.Samples.ListProjectsAsync(StopToken).ConfigureAwait(false);
        if (item is null)
        {
            await records.WriteAsync(_all).ConfigureAwait(false);
            return;
        }

        try
        {
            await records.WriteAsync(_all, RecordInput.Project(item).Text, item).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind is AtomscaleErrorKind.BadInput or AtomscaleErrorKind.NotFound)
        {
            await ReportAsync(error, item).ConfigureAwait(false);
        }
    }
}
