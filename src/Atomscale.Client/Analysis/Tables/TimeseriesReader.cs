using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>
/// From a payload of the service to a table, by the rules of the service's contract for time series. An answer that is nothing
/// (no body, <c>null</c>, <c>{}</c>, <c>[]</c>) is an empty table.
/// </summary>
internal static class TimeseriesReader
{
    /// <summary>The RHEED form: rows grouped by the angle of the sample.</summary>
    /// <exception cref="PayloadException">The payload is not of this form; the exception names the field.</exception>
    public static DataFrameTimeseries ReadRheed(JsonElement payload) => IsNothing(payload) ? DataFrameTimeseries.Empty : RheedSeriesReader.Read(payload);

    /// <summary>Every other domain: the property form of newer servers, or the row form of older ones.</summary>
    /// <exception cref="PayloadException">The payload is of neither form; the exception names the field.</exception>
    public static DataFrameTimeseries ReadSeries(JsonElement payload) => IsNothing(payload) ? DataFrameTimeseries.Empty : ReadEitherForm(payload);

    private static DataFrameTimeseries ReadEitherForm(JsonElement payload)
    {
        if (payload.ValueKind == JsonValueKind.Array) return RowSeriesReader.Read(payload, "");
        if (payload.ValueKind != JsonValueKind.Object) throw Malformed("", payload, "an object or an array");

        // Null counts as absent as long as the other form is there.
        var hasProperties = payload.TryGetProperty("properties", out var properties);
        var hasSeries = payload.TryGetProperty("series", out var series);
        if (hasProperties && (properties.ValueKind != JsonValueKind.Null || !hasSeries)) return PropertySeriesReader.Read(properties);
        if (hasSeries) return RowSeriesReader.Read(series, "series");
        throw new PayloadException("", "has neither 'properties' nor 'series'");
    }

    /// <summary>The error for a value of another JSON type than it should have.</summary>
    public static PayloadException Malformed(string field, JsonElement value, string expected) =>
        new(field, $"is {Cell.Describe(value.ValueKind)} where {expected} should be");

    private static bool IsNothing(JsonElement payload) => payload.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.Array => payload.GetArrayLength() == 0,
        JsonValueKind.Object => !payload.EnumerateObject().MoveNext(),
        _ => false,
    };
}
