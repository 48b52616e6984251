using System;
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
    private readonly HashSet<string> _reported = [];
    private List<PhysicalSample>? _listed;
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
    [ValidateIds(isFilter: true)]
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
        _listed ??= [];
        Run(() => project is null ? ListAsync(client) : ListOfProjectAsync(client, project, InputObject!));
    }

    /// <inheritdoc/>
    protected override void End()
    {
        // Once, when no project had it, rather than for each that has not.
        if (_listed is not { } listed) return;
        foreach (var name in NameFilter.Missing(Name, [.. listed.Select(sample => sample.PhysicalSampleName)])) Report(NameFilter.NotFound("physical sample", name), name);
        foreach (var id in (PhysicalSampleId ?? []).Where(id => !_reported.Contains(id) && !listed.Any(sample => IsSame(sample, id))))
            Report(new AtomscaleException(AtomscaleErrorKind.NotFound, $"None of the projects has a physical sample {id}.", "Without -PhysicalSampleId the command lists all of them."), id);
    }

    private async Task ListAsync(AtomscaleClient client)
    {
        if (PhysicalSampleId is null)
        {
            await WriteWantedAsync(await client.Samples.ListAsync(StopToken).ConfigureAwait(false)).ConfigureAwait(false);
            return;
        }

        foreach (var id in PhysicalSampleId)
        {
            try
            {
                await WriteWantedAsync([await client.Samples.GetAsync(id.Trim(), StopToken).ConfigureAwait(false)]).ConfigureAwait(false);
            }
            catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
            {
                _reported.Add(id);
                await ReportAsync(error, id).ConfigureAwait(false);
            }
        }
    }

    private async Task ListOfProjectAsync(AtomscaleClient client, string project, object item)
    {
        try
        {
            var samples = await client.Samples.ListOfProjectAsync(project, StopToken).ConfigureAwait(false);
            await WriteWantedAsync(samples.Where(sample => PhysicalSampleId is not { } ids || ids.Any(id => IsSame(sample, id)))).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind is not (AtomscaleErrorKind.Unauthorized or AtomscaleErrorKind.NoKey))
        {
            await ReportAsync(error, item).ConfigureAwait(false);
        }
    }

    private async Task WriteWantedAsync(IEnumerable<PhysicalSample> samples)
    {
        var isWanted = NameFilter.Of(Name);
        foreach (var sample in samples)
        {
            _listed!.Add(sample);
            if (isWanted(sample.PhysicalSampleName)) await WriteAsync(sample).ConfigureAwait(false);
        }
    }

    private static bool IsSame(PhysicalSample sample, string id) => string.Equals(sample.PhysicalSampleId, id.Trim(), StringComparison.OrdinalIgnoreCase);
}
