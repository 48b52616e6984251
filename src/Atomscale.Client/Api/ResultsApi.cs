using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Analysis;
using Atomscale.Client.Http;

namespace Atomscale.Client.Api;

/// <summary>Results by entry: the entry's data type decides which of the service's endpoints answers.</summary>
public sealed class ResultsApi
{
    private readonly ApiSender _sender;

    internal ResultsApi(ApiSender sender) => _sender = sender;

    /// <summary>The result of an entry. The request is made whatever the entry's status says.</summary>
    /// <exception cref="AtomscaleException">
    /// There is no result: NotReady or AnalysisFailed by the entry's status, else NotFound. Or the call failed.
    /// </exception>
    public async Task<AtomscaleResult> GetAsync(CatalogueEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(entry, cancellationToken).ConfigureAwait(false);
        }
        catch (AtomscaleException fault) when (fault.Kind == AtomscaleErrorKind.NotFound)
        {
            throw MissingResult.Explain(entry, fault);
        }
    }

    private async Task<AtomscaleResult> ReadAsync(CatalogueEntry entry, CancellationToken cancellationToken)
    {
        var id = PathSegment.Of(entry.DataId);
        var type = entry.DataType;
        if (DataTypes.Is(type, "xps")) return await SpectrumAsync($"xps/{id}", fields => SpectrumReader.Xps(entry, fields), cancellationToken).ConfigureAwait(false);
        if (DataTypes.IsPhotoluminescence(type)) return await SpectrumAsync($"photoluminescence/{id}", fields => SpectrumReader.Photoluminescence(entry, fields), cancellationToken).ConfigureAwait(false);
        if (DataTypes.Is(type, "raman")) return await SpectrumAsync($"raman/{id}", fields => SpectrumReader.Raman(entry, fields), cancellationToken).ConfigureAwait(false);
        if (DataTypes.Is(type, "xrd")) return await SpectrumAsync($"xrd/{id}", fields => SpectrumReader.Xrd(entry, fields), cancellationToken).ConfigureAwait(false);
        if (DataTypes.IsRheedVideo(type))
            return new RheedVideoResult(entry, await SeriesAsync([$"rheed/timeseries/{id}/"], TimeseriesReader.ReadRheed, cancellationToken).ConfigureAwait(false), null, DataTypes.Is(type, "rheed_rotating"));
        if (DataTypes.Is(type, "optical"))
            return new OpticalResult(entry, await SeriesAsync([$"optical/timeseries/{id}/"], TimeseriesReader.ReadSeries, cancellationToken).ConfigureAwait(false));
        if (DataTypes.Is(type, "tool_state"))
            return new MetrologyResult(entry, await SeriesAsync([$"tool-state/{id}/timeseries/", $"metrology/{id}/timeseries/"], TimeseriesReader.ReadSeries, cancellationToken).ConfigureAwait(false));
        if (DataTypes.Is(type, "metrology"))
            return new MetrologyResult(entry, await SeriesAsync([$"metrology/{id}/timeseries/", $"tool-state/{id}/timeseries/"], TimeseriesReader.ReadSeries, cancellationToken).ConfigureAwait(false));
        if (DataTypes.Is(type, "recipe"))
            return new RecipeResult(entry, await SeriesAsync([$"recipe/{id}/timeseries/", $"metrology/{id}/timeseries/"], TimeseriesReader.ReadSeries, cancellationToken).ConfigureAwait(false));
        if (DataTypes.Is(type, "ellipsometry"))
            return new EllipsometryResult(entry, await SeriesAsync([$"ellipsometry/{id}/timeseries/"], TimeseriesReader.ReadSeries, cancellationToken).ConfigureAwait(false));
        return new UnknownResult(entry);
    }

    private Task<T> SpectrumAsync<T>(string path, Func<JsonFields, T> make, CancellationToken cancellationToken) => _sender.GetJsonAsync(
        ApiRequest.Get(path),
        answer => answer.ValueKind == JsonValueKind.Undefined ? throw new PayloadException("", "holds no spectrum") : make(new JsonFields(answer, "")),
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
            catch (AtomscaleException fault) when (fault.Kind == AtomscaleErrorKind.NotFound && index + 1 < paths.Count)
            {
                // Not under this generation's address: the other one's follows.
            }
        }
    }
}
