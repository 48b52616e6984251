using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Atomscale.Client.Http;

namespace Atomscale.Client.Api;

/// <summary>Turns a query into requests, and tells which entries of an answer it really asked for.</summary>
internal static class CatalogueRequests
{
    private const string Path = "data_entries/";
    private const int MaximumIds = 100;

    // Request lines over 8 KB are refused by common servers and proxies; what else stands in one is far below the rest.
    private const int MaximumIdCharacters = 5_000;

    /// <summary>The queries that one query becomes when its id lists are too long for one address. An empty id list does not filter.</summary>
    public static IEnumerable<CatalogueQuery> Split(CatalogueQuery query) =>
        from dataIds in Chunks(query.DataIds)
        from sampleIds in Chunks(query.PhysicalSampleIds)
        from projectIds in Chunks(query.ProjectIds)
        select query.For(dataIds, sampleIds, projectIds);

    /// <summary>
    /// The data types to ask for, one after the other until the server accepts one; null asks for all. Several types are filtered
    /// here; a server refuses a type that its generation does not know: tool_state has an older name, and the kinds of RHEED videos a newer one.
    /// </summary>
    public static IReadOnlyList<string?> TypesToRequest(IReadOnlyList<string> types)
    {
        if (types.Count > 0 && types.All(DataTypes.IsToolState)) return ["tool_state", "metrology", null];
        if (types.Count == 1 && DataTypes.IsUnified(types[0])) return [types[0], "rheed", null];
        return types.Count == 1 ? [types[0], null] : [null];
    }

    public static ApiRequest Compose(CatalogueQuery query, string? dataType) => ApiRequest.Get(Path, new QueryText()
        .Add("keywords", query.Keywords)
        .Add("include_organization_data", !query.OwnOnly)
        .Add("data_ids", query.DataIds)
        .Add("physical_sample_ids", query.PhysicalSampleIds)
        .Add("project_ids", query.ProjectIds)
        .Add("data_type", dataType)
        .Add("status", query.Statuses.Count == 1 ? query.Statuses[0] : "all")
        .Add("growth_length_min", Outward(query.MinGrowthLength, Math.Floor))
        .Add("growth_length_max", Outward(query.MaxGrowthLength, Math.Ceiling))
        .Add("upload_datetime_min", query.UploadedAfter)
        .Add("upload_datetime_max", Ceiling(query.UploadedBefore))
        .Add("last_accessed_datetime_min", query.AccessedAfter)
        .Add("last_accessed_datetime_max", Ceiling(query.AccessedBefore))
        .Add("last_updated_min", query.UpdatedAfter)
        .Add("last_updated_max", Ceiling(query.UpdatedBefore)));

    /// <summary>Whether an entry is what the query asks for: servers ignore what they do not know, and get lengths in whole seconds only.</summary>
    public static bool Matches(CatalogueQuery query, CatalogueEntry entry, bool isUnified) =>
        (query.DataTypes.Count == 0 || query.DataTypes.Any(type => DataTypes.Matches(type, entry.DataType, isUnified)))
        && (query.Statuses.Count == 0 || query.Statuses.Any(status => DataTypes.Is(status, entry.Status)))
        && HasLength(query, entry.GrowthLength)
        && Within(entry.UploadDatetime, query.UploadedAfter, query.UploadedBefore)
        && Within(entry.LastAccessedDatetime ?? entry.LastUpdated, query.AccessedAfter, query.AccessedBefore)
        && Within(entry.LastUpdated, query.UpdatedAfter, query.UpdatedBefore)
        && (query.Where is not { } isWanted || isWanted(entry));

    private static IEnumerable<IReadOnlyList<string>> Chunks(IReadOnlyList<string> ids)
    {
        if (ids.Count == 0) yield return ids;
        var chunk = new List<string>();
        var length = 0;
        foreach (var id in ids)
        {
            var cost = Uri.EscapeDataString(id).Length + "physical_sample_ids=&".Length;
            if (chunk.Count == MaximumIds || chunk.Count > 0 && length + cost > MaximumIdCharacters)
            {
                yield return chunk;
                chunk = [];
                length = 0;
            }

            chunk.Add(id);
            length += cost;
        }

        if (chunk.Count > 0) yield return chunk;
    }

    private static string? Outward(double? seconds, Func<double, double> round) =>
        seconds is { } value ? round(value).ToString("0", CultureInfo.InvariantCulture) : null;

    // The wire has microseconds: an upper bound is rounded up so that the server leaves nothing out, and compared exactly here.
    private static DateTimeOffset? Ceiling(DateTimeOffset? instant)
    {
        const long TicksPerMicrosecond = 10;
        return instant is { } value && value.Ticks % TicksPerMicrosecond is var rest and > 0 && value.UtcTicks < DateTime.MaxValue.Ticks - TicksPerMicrosecond
            ? value.AddTicks(TicksPerMicrosecond - rest)
            : instant;
    }

    private static bool HasLength(CatalogueQuery query, double? length)
    {
        if (query.MinGrowthLength is null && query.MaxGrowthLength is null) return true;
        return length is { } value && !(value < query.MinGrowthLength) && !(value > query.MaxGrowthLength);
    }

    // An entry without the field is kept: the server may know what it did not tell.
    private static bool Within(DateTimeOffset? instant, DateTimeOffset? after, DateTimeOffset? before) => !(instant < after) && !(instant > before);
}
