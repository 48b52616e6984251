using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Lists physical samples.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscalePhysicalSample")]
[OutputType(typeof(PhysicalSample))]
public sealed class GetAtomscalePhysicalSampleCommand : ConnectedCommand
{
    private AtomscaleClient? _client;

    /// <summary>Only samples of these names; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SampleNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only samples of these ids.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SampleIdCompleter))]
    [ValidateIds]
    public string[]? PhysicalSampleId { get; set; }

    /// <summary>Projects: only their samples.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (PhysicalSampleId is { Length: 0 }) return;
        var project = InputObject is { } item && InputObjects.IsA(item, typeof(Project)) ? InputObjects.FindId(item, nameof(Project.ProjectId)) : null;
        if (project is null && (InputObject is not null || MyInvocation.ExpectingInput))
        {
            Report(InputObjects.Unfit(InputObject, "a project"), InputObject);
            return;
        }

        var client = _client ??= OpenClient();
        Run(() => WriteAsync(client, project));
    }

    private async Task WriteAsync(AtomscaleClient client, string? project)
    {
        var samples = await ListAsync(client, project).ConfigureAwait(false);
        var isWanted = NameFilter.Of(Name);
        foreach (var sample in samples.Where(sample => isWanted(sample.PhysicalSampleName))) await WriteAsync(sample).ConfigureAwait(false);
        foreach (var name in NameFilter.Missing(Name, [.. samples.Select(sample => sample.PhysicalSampleName)]))
            await ReportAsync(NameFilter.NotFound("physical sample", name), name).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<PhysicalSample>> ListAsync(AtomscaleClient client, string? project)
    {
        if (PhysicalSampleId is null)
        {
            return project is null
                ? await client.Samples.ListAsync(StopToken).ConfigureAwait(false)
                : await client.Samples.ListOfProjectAsync(project, StopToken).ConfigureAwait(false);
        }

        var samples = new List<PhysicalSample>();
        foreach (var id in PhysicalSampleId)
        {
            try
            {
                samples.Add(await client.Samples.GetAsync(id.Trim(), StopToken).ConfigureAwait(false));
            }
            catch (AtomscaleException fault) when (fault.Kind == AtomscaleErrorKind.NotFound)
            {
                await ReportAsync(fault, id).ConfigureAwait(false);
            }
        }

        return samples;
    }
}
