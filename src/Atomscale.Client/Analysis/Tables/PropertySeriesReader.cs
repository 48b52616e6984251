using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>The property form: each property has samples on a clock of its own. The table is over the union of all stamps.</summary>
internal static class PropertySeriesReader
{
    public static DataFrameTimeseries Read(JsonElement properties)
    {
        const string path = "properties";
        if (properties.ValueKind != JsonValueKind.Object) throw TimeseriesReader.Malformed(path, properties, "an object");

        var kept = new List<PropertySamples>();
        foreach (var property in properties.EnumerateObject())
        {
            // A property is an object; what else the service adds here is no series.
            if (property.Value.ValueKind != JsonValueKind.Object) continue;
            var name = property.Name;
            var samples = PropertySamples.Read(name, property.Value, $"{path}.{name}");

            // Of a name that is there twice the last one counts, as JSON readers have it.
            var same = kept.FindIndex(other => other.Name == name);
            if (same >= 0) kept[same] = samples;
            else kept.Add(samples);
        }

        kept.RemoveAll(samples => samples.Stamps.Length == 0);
        return kept.Count == 0 ? DataFrameTimeseries.Empty : Arrange(kept);
    }

    private static DataFrameTimeseries Arrange(List<PropertySamples> properties)
    {
        var longest = properties[0];
        foreach (var property in properties)
        {
            if (property.Stamps.Length > longest.Stamps.Length) longest = property;
        }

        var stamps = Union(properties, longest);
        var columns = new List<TableColumn>
        {
            new(SeriesFields.UnixTimestamp, stamps),
            new(SeriesFields.Time, RelativeTime.At(stamps, longest.Stamps, longest.Times)),
        };
        var taken = new HashSet<string>(SeriesFields.Clocks);
        foreach (var property in properties)
        {
            var name = SeriesFields.MakeUnique(property.Name, taken, " (property)");
            columns.Add(new TableColumn(name, property.CarryForward(stamps), property.Unit));
        }

        return DataFrameTimeseries.Create(columns);
    }

    // Most often all properties share one clock: then there is nothing to join.
    private static long[] Union(List<PropertySamples> properties, PropertySamples longest)
    {
        var all = new List<long>(longest.Stamps);
        foreach (var property in properties)
        {
            if (!property.Stamps.AsSpan().SequenceEqual(longest.Stamps)) all.AddRange(property.Stamps);
        }

        if (all.Count == longest.Stamps.Length) return longest.Stamps;
        var sorted = all.ToArray();
        Array.Sort(sorted);
        var count = 0;
        foreach (var stamp in sorted)
        {
            if (count == 0 || sorted[count - 1] != stamp) sorted[count++] = stamp;
        }

        return sorted.Take(count).ToArray();
    }
}
