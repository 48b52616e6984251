using System;
using System.Collections.Generic;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>
/// The kept samples of one property, by ascending stamp: those without a stamp are gone, and of two at one stamp the last one stays.
/// </summary>
internal sealed class PropertySamples
{
    private readonly ColumnBuilder _values;
    private readonly int[] _order;

    private PropertySamples(string name, string? unit, ColumnBuilder values, int[] order, long[] stamps, double[] times)
    {
        Name = name;
        Unit = unit;
        Stamps = stamps;
        Times = times;
        _values = values;
        _order = order;
    }

    public string Name { get; }

    public string? Unit { get; }

    /// <summary>The stamps, ascending, each once.</summary>
    public long[] Stamps { get; }

    /// <summary>The relative time in seconds at each stamp; NaN where it is null.</summary>
    public double[] Times { get; }

    /// <summary>Reads a property: three arrays side by side, of which the stamps say how many samples there are.</summary>
    public static PropertySamples Read(string name, JsonElement property, string path)
    {
        using var stamps = new PayloadArray(property, SeriesFields.UnixTimestampField, path);
        using var times = new PayloadArray(property, SeriesFields.RelativeTimeField, path);
        using var values = new PayloadArray(property, "values", path);
        var cells = new ColumnBuilder(name, stamps.Count);
        var kept = new List<int>(stamps.Count);
        var readStamps = new long[stamps.Count];
        var readTimes = new double[stamps.Count];
        for (var sample = 0; stamps.Next(out var stamp); sample++)
        {
            var hasTime = times.Next(out var time);
            var hasValue = values.Next(out var value);
            stamps.Check(Stamp.TryRead(stamp, out var stampCell));
            if (stampCell.Kind == CellKind.Missing) continue;

            kept.Add(sample);
            readStamps[sample] = stampCell.Bits;
            readTimes[sample] = hasTime ? ReadTime(time, times) : double.NaN;
            if (!hasValue) continue;
            values.Check(Cell.TryRead(CellRule.Any, value, cells.LastText, out var cell));
            cells.Set(sample, cell);
        }

        var order = Order(kept, readStamps);
        var sortedStamps = Array.ConvertAll(order, sample => readStamps[sample]);
        var sortedTimes = Array.ConvertAll(order, sample => readTimes[sample]);
        return new PropertySamples(name, ReadUnit(property), cells, order, sortedStamps, sortedTimes);
    }

    /// <summary>The property's column over the rows of a table, each value carried forward until the next one that is there.</summary>
    /// <param name="rows">The stamps of the table's rows, ascending; every stamp of this property is among them.</param>
    public Array CarryForward(long[] rows)
    {
        var column = new ColumnBuilder(Name, rows.Length);
        int next = 0, last = -1;
        for (var row = 0; row < rows.Length; row++)
        {
            if (next < Stamps.Length && Stamps[next] == rows[row])
            {
                if (!_values.IsMissing(_order[next])) last = _order[next];
                next++;
            }

            if (last >= 0) column.Set(row, _values, last);
        }

        // As in the service's own client, a column that was filled up is one of numbers with a fraction.
        return column.Build(allowWhole: Stamps.Length == rows.Length && !HasMissingValue());
    }

    private bool HasMissingValue()
    {
        foreach (var sample in _order)
        {
            if (_values.IsMissing(sample)) return true;
        }

        return false;
    }

    private static double ReadTime(JsonElement time, PayloadArray times)
    {
        if (time.ValueKind == JsonValueKind.Null) return double.NaN;
        times.Check(Cell.TryReadNumericText(time, out var cell));
        return cell.ToDouble();
    }

    private static string? ReadUnit(JsonElement property)
    {
        if (!property.TryGetProperty("units", out var units) || units.ValueKind == JsonValueKind.Null) return null;
        var unit = JsonValues.TextOf(units);
        return string.IsNullOrWhiteSpace(unit) ? null : unit;
    }

    private static int[] Order(List<int> kept, long[] stamps)
    {
        if (IsAscending(kept, stamps)) return kept.ToArray();

        kept.Sort((one, other) => stamps[one] != stamps[other] ? stamps[one].CompareTo(stamps[other]) : one.CompareTo(other));
        var order = new List<int>(kept.Count);
        foreach (var sample in kept)
        {
            if (order.Count > 0 && stamps[order[order.Count - 1]] == stamps[sample]) order[order.Count - 1] = sample;
            else order.Add(sample);
        }

        return order.ToArray();
    }

    private static bool IsAscending(List<int> kept, long[] stamps)
    {
        for (var position = 1; position < kept.Count; position++)
        {
            if (stamps[kept[position - 1]] >= stamps[kept[position]]) return false;
        }

        return true;
    }
}
