using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Api;

/// <summary>Whether a video's snapshots come along with its result, and who is told of one that is missing.</summary>
public sealed class SnapshotChoice
{
    private readonly Action<string>? _warn;

    private SnapshotChoice(Action<string>? warn) => _warn = warn;

    /// <summary>No snapshots.</summary>
    public static SnapshotChoice None { get; } = new(null);

    /// <summary>All snapshots; one without a processed image is left out, with a warning.</summary>
    /// <param name="warn">May be called from any thread.</param>
    public static SnapshotChoice All(Action<string> warn) => new(warn);

    internal async Task<ResultList> ReadAsync<T>(
        ImagesApi images, CatalogueEntry video, string path, Func<CatalogueEntry, double?, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : AtomscaleResult
    {
        if (_warn is null) return ResultList.Empty;
        var snapshots = await images.ListSnapshotsAsync(path, cancellationToken).ConfigureAwait(false);
        var found = await Task.WhenAll(snapshots.Select(snapshot => OneAsync(video, snapshot, read, cancellationToken))).ConfigureAwait(false);
        return new ResultList(found.OfType<AtomscaleResult>());
    }

    private async Task<T?> OneAsync<T>(
        CatalogueEntry video, Snapshot snapshot, Func<CatalogueEntry, double?, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : AtomscaleResult
    {
        try
        {
            return await read(EntryOf(video, snapshot), snapshot.Seconds, cancellationToken).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
        {
            _warn!($"Snapshot {snapshot.ImageId} of entry {video.DataId} has no processed image and is left out.");
            return null;
        }
    }

    // A snapshot has no entry of its own in the catalogue: it takes over what its video knows.
    private static CatalogueEntry EntryOf(CatalogueEntry video, Snapshot snapshot) => new(
        snapshot.ImageId, video.DataType == "optical" ? "optical_image" : "rheed_image", video.Status,
        instrumentSource: video.InstrumentSource, sampleName: video.SampleName, physicalSampleId: video.PhysicalSampleId, physicalSampleName: video.PhysicalSampleName,
        projects: video.Projects, growthLength: video.GrowthLength, uploadDatetime: video.UploadDatetime, collectedDatetime: video.CollectedDatetime, owner: video.Owner);
}
