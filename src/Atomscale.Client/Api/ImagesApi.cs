using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Analysis;
using Atomscale.Client.Http;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>RHEED images and the snapshots of videos.</summary>
internal sealed class ImagesApi(ApiSender sender, StorageSender storage, FilesApi files, SemaphoreSlim throttle)
{
    /// <summary>The analysis of a RHEED image: pattern, mask and picture, asked for together.</summary>
    /// <exception cref="AtomscaleException">NotFound: there is no processed image.</exception>
    public async Task<RheedImageResult> GetAsync(CatalogueEntry entry, double? timestamp, CancellationToken cancellationToken)
    {
        var id = PathSegment.Of(entry.DataId);
        var pattern = OptionalAsync($"rheed/images/{id}/fingerprint", FingerprintReader.Read, cancellationToken);
        var mask = OptionalAsync($"rheed/images/{id}/mask", MaskReader.Read, cancellationToken);
        var picture = PictureAsync(entry.DataId, cancellationToken);
        await Task.WhenAll(pattern, mask, picture).ConfigureAwait(false);
        var found = await pattern.ConfigureAwait(false);
        return new RheedImageResult(entry, await picture.ConfigureAwait(false), await mask.ConfigureAwait(false), found?.Graph, found?.ProcessedDataId, timestamp);
    }

    /// <summary>A snapshot of an optical video.</summary>
    public async Task<OpticalImageResult> GetOpticalAsync(CatalogueEntry entry, double? timestamp, CancellationToken cancellationToken) =>
        new(entry, await PictureAsync(entry.DataId, cancellationToken).ConfigureAwait(false), timestamp);

    /// <summary>The snapshots of a video, in its order: ids and times in seconds; none when the service has no list.</summary>
    public async Task<IReadOnlyList<Snapshot>> ListSnapshotsAsync(string path, CancellationToken cancellationToken) => await OptionalAsync(
        path,
        answer => answer.ValueKind == JsonValueKind.Undefined
            ? []
            : (from frame in new JsonFields(answer, "", sender.UnexpectedFields).EssentialObjects("frames")
               let image = frame.EssentialText("image_uuid")
               where !string.IsNullOrEmpty(image)
               select new Snapshot(image, frame.Number("timestamp_seconds") ?? frame.Number("time_seconds"))).ToArray(),
        cancellationToken).ConfigureAwait(false) ?? [];

    // Of optional parts 404 says that they are absent.
    private async Task<T?> OptionalAsync<T>(string path, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await sender.GetJsonAsync(ApiRequest.Get(path), read, cancellationToken).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
        {
            return null;
        }
    }

    private async Task<RasterImage> PictureAsync(string dataId, CancellationToken cancellationToken)
    {
        var link = await files.LinkAsync(dataId, FileKind.Processed, cancellationToken).ConfigureAwait(false);
        var bytes = await DownloadAsync(link.Url, cancellationToken).ConfigureAwait(false);
        try
        {
            return new RasterImage(bytes);
        }
        catch (FormatException error)
        {
            throw new AtomscaleException(AtomscaleErrorKind.BadAnswer, $"The processed image of {dataId} cannot be used: {error.Message}", StatusTable.ActionFor(AtomscaleErrorKind.BadAnswer), innerException: error);
        }
    }

    private async Task<byte[]> DownloadAsync(string url, CancellationToken cancellationToken)
    {
        var link = storage.Address(url);
        try
        {
            return await storage.RetryAsync((number, token) => DownloadOnceAsync(link, number, token), cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailure error)
        {
            throw error.Error;
        }
    }

    private async Task<byte[]> DownloadOnceAsync(PresignedAddress link, int number, CancellationToken cancellationToken)
    {
        await throttle.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var answer = await storage.GetAsync(link, 0, null, number, cancellationToken).ConfigureAwait(false);
            using var buffer = new MemoryStream();
            await answer.Body.CopyToAsync(buffer, 81_920, cancellationToken).ConfigureAwait(false);
            return buffer.ToArray();
        }
        catch (Exception error) when (error is not (RequestFailure or AtomscaleException) && !cancellationToken.IsCancellationRequested)
        {
            if (storage.BodyFailure(link, error, number) is { } known) throw known;
            throw;
        }
        finally
        {
            throttle.Release();
        }
    }
}
