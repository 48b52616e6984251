using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Analysis;
using Atomscale.Client.Http;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>Results by entry: the entry's data type decides which of the service's endpoints answers.</summary>
public sealed class ResultsApi
{
    private readonly ApiSender _sender;
    private readonly ImagesApi _images;

    internal ResultsApi(ApiSender sender, ImagesApi images)
    {
        _sender = sender;
        _images = images;
    }

    /// <summary>The result of an entry. The request is made whatever the entry's status says.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="snapshots">Whether a video's snapshots come along.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="AtomscaleException">
    /// There is no result: NotReady or AnalysisFailed by the entry's status, else NotFound. Or the call failed.
    /// </exception>
    public async Task<AtomscaleResult> GetAsync(CatalogueEntry entry, SnapshotChoice snapshots, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(entry, snapshots, cancellationToken).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
        {
            throw AbsentResult.Explain(entry, error);
        }
        catch (Exception error) when (InternalFailure.Is(error))
        {
            // Of this entry alone: the others go on.
            throw InternalFailure.Of(error);
        }
    }

    private async Task<AtomscaleResult> ReadAsync(CatalogueEntry entry, SnapshotChoice snapshots, CancellationToken cancellationToken)
    {
        var id = PathSegment.Of(entry.DataId);
        return entry.DataType.ToLowerInvariant() switch
        {
            "xps" => await SpectrumAsync($"xps/{id}", fields => SpectrumReader.Xps(entry, fields), cancellationToken).ConfigureAwait(false),
            "photoluminescence" or "pl" => await SpectrumAsync($"photoluminescence/{id}", fields => SpectrumReader.Photoluminescence(entry, fields), cancellationToken).ConfigureAwait(false),
            "raman" => await SpectrumAsync($"raman/{id}", fields => SpectrumReader.Raman(entry, fields), cancellationToken).ConfigureAwait(false),
            "xrd" => await SpectrumAsync($"xrd/{id}", fields => SpectrumReader.Xrd(entry, fields), cancellationToken).ConfigureAwait(false),
            "rheed_image" => await _images.GetAsync(entry, null, cancellationToken).ConfigureAwait(false),
            "rheed" or "rheed_stationary" or "rheed_rotating" or "rheed_xscan" => await RheedVideoAsync(entry, id, snapshots, cancellationToken).ConfigureAwait(false),
            "optical" => await OpticalAsync(entry, id, snapshots, cancellationToken).ConfigureAwait(false),
            "tool_state" => new MetrologyResult(entry, await SeriesAsync([$"tool-state/{id}/timeseries/", $"metrology/{id}/timeseries/"], TimeseriesReader.ReadSeries, cancellationToken).ConfigureAwait(false)),
            "metrology" => new MetrologyResult(entry, await SeriesAsync([$"metrology/{id}/timeseries/", $"tool-state/{id}/timeseries/"], TimeseriesReader.ReadSeries, cancellationToken).ConfigureAwait(false)),
            "recipe" => new RecipeResult(entry, await SeriesAsync([$"recipe/{id}/timeseries/", $"metrology/{id}/timeseries/"], TimeseriesReader.ReadSeries, cancellationToken).ConfigureAwait(false)),
            "ellipsometry" => new EllipsometryResult(entry, await SeriesAsync([$"ellipsometry/{id}/timeseries/"], TimeseriesReader.ReadSeries, cancellationToken).ConfigureAwait(false)),
            _ => new UnknownResult(entry),
        };
    }

    private async Task<AtomscaleResult> RheedVideoAsync(CatalogueEntry entry, string id, SnapshotChoice snapshots, CancellationToken cancellationToken)
    {
        var series = SeriesAsync([$"rheed/timeseries/{id}/"], TimeseriesReader.ReadRheed, cancellationToken);
        var images = snapshots.ReadAsync(_images, entry, $"data_entries/video_single_frames/{id}", _images.GetAsync, cancellationToken);
        await Task.WhenAll(series, images).ConfigureAwait(false);
        return new RheedVideoResult(entry, await series.ConfigureAwait(false), await images.ConfigureAwait(false), DataTypes.Is(entry.DataType, "rheed_rotating"));
    }

    private async Task<AtomscaleResult> OpticalAsync(CatalogueEntry entry, string id, SnapshotChoice snapshots, CancellationToken cancellationToken)
    {
        var series = SeriesAsync([$"optical/timeseries/{id}/"], TimeseriesReader.ReadSeries, cancellationToken);
        var images = snapshots.ReadAsync(_images, entry, $"optical/frame/video_single_frames/{id}", _images.GetOpticalAsync, cancellationToken);
        await Task.WhenAll(series, images).ConfigureAwait(false);
        return new OpticalResult(entry, await series.ConfigureAwait(false), await images.ConfigureAwait(false));
    }

    private Task<T> SpectrumAsync<T>(string path, Func<JsonFields, T> make, CancellationToken cancellationToken) => _sender.GetJsonAsync(
        ApiRequest.Get(path),
        answer => answer.ValueKind == JsonValueKind.Undefined ? throw new PayloadException("", "holds no spectrum") : make(new JsonFields(answer, "", _sender.UnexpectedFields)),
        cancellationToken);

    // The first address that has the series: the two generations of the service keep some of them in different places.
    private async Task<Timeseries> SeriesAsync(IReadOnlyList<string> paths, Func<JsonElement, Timeseries> read, CancellationToken cancellationToken)
    {
        for (var index = 0; ; index++)
        {
            try
            {
                return await _sender.GetJsonAsync(ApiRequest.Get(paths[index]), read, cancellationToken).ConfigureAwait(false);
            }
            catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound && index + 1 < paths.Count)
            {
                // Not under this generation's address: the other one's follows.
            }
        }
    }
}
