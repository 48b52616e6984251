using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Analysis;

namespace Atomscale.Client.Api;

/// <summary>Gathers all results of a physical sample or a project, and puts their time series on one clock when asked to.</summary>
public sealed class SampleResults
{
    private readonly AtomscaleClient _client;
    private readonly SnapshotChoice _snapshots;
    private readonly bool _ownOnly;
    private readonly Func<CatalogueEntry?, AtomscaleException, Task> _report;
    private readonly Func<int, int, Task> _count;

    /// <summary>Prepares for one command.</summary>
    /// <param name="client">Fetches.</param>
    /// <param name="snapshots">Whether videos' snapshots come along.</param>
    /// <param name="ownOnly">Only the user's own entries.</param>
    /// <param name="report">Receives each entry that could not be fetched; the rest still comes. An entry without a result is no failure. A project's samples call it at the same time.</param>
    /// <param name="count">Receives how many further entries were found, and how many answered; likewise.</param>
    public SampleResults(
        AtomscaleClient client, SnapshotChoice snapshots, bool ownOnly, Func<CatalogueEntry?, AtomscaleException, Task> report, Func<int, int, Task> count)
    {
        _client = client;
        _snapshots = snapshots;
        _ownOnly = ownOnly;
        _report = report;
        _count = count;
    }

    /// <summary>The results of a sample.</summary>
    /// <exception cref="AtomscaleException">NotFound: there is no such sample.</exception>
    public async Task<PhysicalSampleResult> OfSampleAsync(string physicalSampleId, AlignmentStrategy? strategy, CancellationToken cancellationToken)
    {
        var sample = await _client.Samples.GetAsync(physicalSampleId, cancellationToken).ConfigureAwait(false);
        return await OfSampleAsync(sample, strategy, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The results of a project: of all its samples at once, as far as the throttle allows; aligned once over all of them.</summary>
    /// <exception cref="AtomscaleException">NotFound: there is no such project.</exception>
    public async Task<ProjectResult> OfProjectAsync(string projectId, AlignmentStrategy? strategy, CancellationToken cancellationToken)
    {
        var project = await _client.Samples.GetProjectAsync(projectId, cancellationToken).ConfigureAwait(false);
        var listed = await _client.Samples.ListOfProjectAsync(project.ProjectId, cancellationToken).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var samples = await Task.WhenAll(listed.Select(sample => OfProjectSampleAsync(sample, ending))).ConfigureAwait(false);
        var aligned = await AlignAsync(samples.SelectMany(sample => sample.DataResults), strategy).ConfigureAwait(false);
        return new ProjectResult(project.ProjectId, project.ProjectName, new PhysicalSampleResultList(samples), aligned);
    }

    // What ends one sample ends the project's command: the other samples need not go on.
    private async Task<PhysicalSampleResult> OfProjectSampleAsync(PhysicalSample sample, CancellationTokenSource ending)
    {
        try
        {
            return await OfSampleAsync(sample, null, ending.Token).ConfigureAwait(false);
        }
        catch
        {
            ending.Cancel();
            throw;
        }
    }

    private async Task<PhysicalSampleResult> OfSampleAsync(PhysicalSample sample, AlignmentStrategy? strategy, CancellationToken cancellationToken)
    {
        var entries = new List<CatalogueEntry>();
        var sink = new CatalogueSink(
            found =>
            {
                entries.AddRange(found);
                return Task.CompletedTask;
            },
            error => _report(null, error));
        await _client.Catalogue.SearchAsync(
            new CatalogueQuery { PhysicalSampleIds = [sample.PhysicalSampleId], OwnOnly = _ownOnly }, sink, cancellationToken).ConfigureAwait(false);
        await _count(entries.Count, 0).ConfigureAwait(false);

        var results = new List<AtomscaleResult>();
        var missing = new List<MissingResult>();
        var feed = new ResultFeed(
            _client,
            _snapshots,
            (_, result) =>
            {
                results.Add(result);
                return _count(0, 1);
            },
            async (request, error) =>
            {
                if (request.Entry is { } entry && AbsentResult.Is(error)) missing.Add(new MissingResult(entry, error.Kind, error.Message));
                else await _report(request.Entry, error).ConfigureAwait(false);
                await _count(0, 1).ConfigureAwait(false);
            },
            cancellationToken);
        await feed.AddAsync(entries.ConvertAll(entry => ResultRequest.Of(entry, entry))).ConfigureAwait(false);
        await feed.CompleteAsync().ConfigureAwait(false);
        var name = sample.PhysicalSampleName ?? entries.FirstOrDefault()?.PhysicalSampleName;
        var aligned = await AlignAsync(results, strategy).ConfigureAwait(false);
        return new PhysicalSampleResult(sample.PhysicalSampleId, name, new ResultList(results), aligned, new MissingResultList(missing));
    }

    // Series that contradict their clocks cannot be joined; what was fetched is still given.
    private async Task<AlignedTimeseries?> AlignAsync(IEnumerable<AtomscaleResult> results, AlignmentStrategy? strategy)
    {
        if (strategy is not { } chosen) return null;
        try
        {
            return TimeseriesAligner.Align(results, chosen);
        }
        catch (AtomscaleException error)
        {
            await _report(null, error).ConfigureAwait(false);
            return null;
        }
    }
}
