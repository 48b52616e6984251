using System;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale.Client.Analysis.Alignment;

/// <summary>
/// Columns of one domain and metric that several entries have, and on which they never disagree, are one measurement: they become one
/// column. A single disagreement keeps all of them apart.
/// </summary>
internal static class SharedColumns
{
    /// <summary>Merges what can be; the columns keep their order unless something was merged, then they are sorted by their names.</summary>
    public static List<AlignedValues> Merge(List<AlignedValues> columns)
    {
        var result = new List<AlignedValues>();
        foreach (var group in columns.GroupBy(column => (column.Column.Domain, column.Column.Metric)))
        {
            var members = group.ToList();
            if (members.Count > 1 && TryMerge(members) is { } merged) result.Add(merged);
            else result.AddRange(members);
        }

        if (result.Count == columns.Count) return columns;
        result.Sort((one, other) => Compare(one.Column, other.Column));
        return result;
    }

    private static AlignedValues? TryMerge(List<AlignedValues> members)
    {
        var values = (Array)members[0].Values.Clone();
        foreach (var member in members.Skip(1))
        {
            var agrees = values is double[] numbers ? Fill(numbers, (double[])member.Values) : Fill((object?[])values, (object?[])member.Values);
            if (!agrees) return null;
        }

        var first = members[0].Column;
        var unit = members.TrueForAll(member => member.Column.Unit == first.Unit) ? first.Unit : null;
        return new AlignedValues(new AlignedColumn(AlignedColumn.Shared, first.Domain, first.Metric, unit), values);
    }

    private static bool Fill(double[] values, double[] others)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsNaN(values[row])) values[row] = others[row];
            else if (!double.IsNaN(others[row]) && values[row] != others[row]) return false;
        }

        return true;
    }

    private static bool Fill(object?[] values, object?[] others)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] is null) values[row] = others[row];
            else if (others[row] is { } other && !values[row]!.Equals(other)) return false;
        }

        return true;
    }

    private static int Compare(AlignedColumn one, AlignedColumn other)
    {
        var order = string.CompareOrdinal(one.DataId, other.DataId);
        if (order == 0) order = string.CompareOrdinal(one.Domain, other.Domain);
        return order != 0 ? order : string.CompareOrdinal(one.Metric, other.Metric);
    }
}
