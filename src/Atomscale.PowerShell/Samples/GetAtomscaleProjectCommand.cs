using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Lists projects.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscaleProject")]
[OutputType(typeof(Project))]
public sealed class GetAtomscaleProjectCommand : ConnectedCommand
{
    /// <summary>Only projects of these names; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only projects of these ids.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProjectIdCompleter))]
    [ValidateIds]
    public string[]? ProjectId { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        if (ProjectId is { Length: 0 }) return;
        var client = OpenClient();
        Run(() => WriteAsync(client));
    }

    private async Task WriteAsync(AtomscaleClient client)
    {
        var projects = await client.Samples.ListProjectsAsync(StopToken).ConfigureAwait(false);
        var isWanted = NameFilter.Of(Name);
        foreach (var project in projects.Where(project => isWanted(project.ProjectName) && HasWantedId(project.ProjectId))) await WriteAsync(project).ConfigureAwait(false);
        foreach (var name in NameFilter.Missing(Name, [.. projects.Select(project => project.ProjectName)]))
            await ReportAsync(NameFilter.NotFound("project", name), name).ConfigureAwait(false);
        foreach (var id in (ProjectId ?? []).Where(id => !projects.Any(project => IsSame(project.ProjectId, id))))
            await ReportAsync(new AtomscaleException(AtomscaleErrorKind.NotFound, $"There is no project {id}.", "Without parameters the command lists all."), id).ConfigureAwait(false);
    }

    private bool HasWantedId(string id) => ProjectId is null || ProjectId.Any(wanted => IsSame(wanted, id));

    private static bool IsSame(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
