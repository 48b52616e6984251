using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Atomscale.Client;
using Atomscale.Client.Analysis;
using Atomscale.Client.Api;
using Atomscale.Client.Tables;

namespace Atomscale.PowerShell;

/// <summary>Gives diffraction patterns as rows: of RHEED images, and of the snapshots of RHEED videos.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscalePattern", DefaultParameterSetName = "Node")]
[OutputType(typeof(PSObject))]
public sealed class GetAtomscalePatternCommand : ConnectedCommand
{
    private AtomscaleClient? _client;

    /// <summary>Results of RHEED images or videos, catalogue entries, or data ids. A video's snapshots are fetched when they are not there.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>Data ids.</summary>
    [Parameter(Position = 0)]
    [ValidateIds]
    public string[]? DataId { get; set; }

    /// <summary>Gives the edges between the spots rather than the spots.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Edge")]
    public SwitchParameter Edge { get; set; }

    /// <summary>Gives one wide row an image: the mean of each feature of each spot.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Feature")]
    public SwitchParameter AsFeature { get; set; }

    /// <summary>Mirrors the pattern about the specular column and merges what overlaps, first.</summary>
    [Parameter]
    public SwitchParameter Symmetrize { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (InputObject is null && !MyInvocation.ExpectingInput)
        {
            Fetch((DataId ?? []).Select(id => ResultRequest.Of(id.Trim(), id)).ToArray());
            return;
        }

        switch (InputObject is null ? null : InputObjects.Unwrap(InputObject))
        {
            case RheedImageResult image:
                Write(image, InputObject!);
                break;
            case RheedVideoResult { SnapshotImages.Count: > 0 } video:
                foreach (var image in video.SnapshotImages.OfType<RheedImageResult>()) Write(image, InputObject!);
                break;
            case AtomscaleResult and not RheedVideoResult and var other:
                Report(NoPattern($"The result of entry {((AtomscaleResult)other).DataId} ({((AtomscaleResult)other).DataType}) is no RHEED image or video."), InputObject);
                break;
            case not null when InputObjects.FindEntry(InputObject!) is { } entry:
                Fetch([ResultRequest.Of(entry, InputObject!)]);
                break;
            case not null when InputObjects.FindId(InputObject!, nameof(DataId)) is { } id:
                Fetch([ResultRequest.Of(id, InputObject!)]);
                break;
            default:
                Report(InputObjects.Unfit(InputObject, "a RHEED result, a catalogue entry, or a data id"), InputObject);
                break;
        }
    }

    private void Fetch(IReadOnlyList<ResultRequest> requests)
    {
        if (requests.Count == 0) return;
        var client = _client ??= OpenClient();
        var feed = new ResultFeed(
            client, SnapshotChoice.All(Warn), (request, result) => PostAsync(() => WriteFetched(result, request.Item)), (request, error) => ReportAsync(error, request.Item), StopToken);
        Run(async () =>
        {
            await feed.AddAsync(requests).ConfigureAwait(false);
            await feed.CompleteAsync().ConfigureAwait(false);
        });
    }

    private void WriteFetched(AtomscaleResult result, object item)
    {
        if (result is RheedImageResult image) Write(image, item);
        else if (result is RheedVideoResult { SnapshotImages.Count: > 0 } video)
        {
            foreach (var snapshot in video.SnapshotImages.OfType<RheedImageResult>()) Write(snapshot, item);
        }
        else Report(NoPattern(result is RheedVideoResult ? $"The video {result.DataId} has no snapshots." : $"Entry {result.DataId} ({result.DataType}) is no RHEED image or video."), item);
    }

    private void Write(RheedImageResult image, object item)
    {
        if (image.PatternGraph is not { NodeCount: > 0 } graph)
        {
            Report(NoPattern($"The image {image.DataId} has no diffraction pattern."), item);
            return;
        }

        try
        {
            Rows.Write(this, Table(graph, image.DataId));
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.BadAnswer)
        {
            Report(error, item);
        }
    }

    private PointTable Table(PatternGraph graph, string dataId)
    {
        var shown = Symmetrize ? PatternSymmetry.Symmetrise(graph) : graph;
        if (Edge) return PointTable.Of(PatternTables.Edges(shown, dataId));
        return PointTable.Of(AsFeature ? PatternTables.FeatureRow(shown, dataId) : PatternTables.Nodes(shown, dataId));
    }

    private static AtomscaleException NoPattern(string message) => new(
        AtomscaleErrorKind.NotFound, message, "Patterns belong to RHEED images and to the snapshots of RHEED videos.");
}
