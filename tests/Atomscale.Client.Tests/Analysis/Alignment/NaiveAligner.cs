using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis.Alignment;
using Atomscale.Client.Analysis.Tables;

namespace Atomscale.Client.Tests.Analysis;

/// <summary>
/// The contract's rules once more, word by word and without any thought of speed: a joint table of objects is written down row by row,
/// then binned and merged. Only for series with a clock in milliseconds.
/// </summary>
internal static class NaiveAligner
{
    public static (List<long> Times, List<(string Name, List<object?> Values)> Columns) Align(List<AlignmentInput> series, AlignmentStrategy strategy)
    {
        var tables = series.Select(one => (one, rows: RowsOf(one))).Where(table => table.rows.Count > 0).ToList();
        if (tables.Count == 0) return ([], []);

        var times = JoinTimes(tables.Select(table => table.rows.Keys.ToList()).ToList(), strategy);
        var columns = new List<(string Id, string Domain, string Metric, List<object?> Values)>();
        foreach (var (one, rows) in tables)
        {
            foreach (var metric in one.Columns.Skip(1))
            {
                var values = times.Select(time => rows.TryGetValue(time, out var row) ? ValueOf(metric, row) : null).ToList();
                columns.Add((one.DataId, one.Domain, metric.Name, values));
            }
        }

        var steps = tables.Select(table => StepsOf(table.rows.Keys)).Where(steps => steps.Count > 0).Select(Median).ToList();
        if (steps.Count > 0)
        {
            var span = tables.Max(table => table.rows.Keys.Max()) - tables.Min(table => table.rows.Keys.Min());
            var step = Math.Max(Math.Max(Median(steps), 500_000_000), span / 1_000_000);
            columns = columns.Where(column => IsNumeric(tables.First(table => table.one.DataId == column.Id).one, column.Metric, column.Values)).ToList();
            var bins = BinsOf(times, step);
            columns = columns.Select(column => (column.Id, column.Domain, column.Metric, Bin(times, column.Values, bins, step))).ToList();
            times = bins;
        }

        var named = Merge(columns).Select(column => ($"{column.Id}|{column.Domain}|{column.Metric}", column.Values)).ToList();
        return named.Count == 0 ? ([], []) : (times, named);
    }

    private static object? ValueOf(TableColumn metric, long row) => metric.GetValue(row) is long whole ? (double)whole : metric.GetValue(row);

    private static SortedDictionary<long, long> RowsOf(AlignmentInput series)
    {
        var rows = new SortedDictionary<long, long>();
        var stamps = (double[])series.Columns[0].Values;
        for (var row = 0; row < stamps.Length; row++)
        {
            if (!double.IsNaN(stamps[row]) && !rows.ContainsKey((long)stamps[row] * 1_000_000)) rows.Add((long)stamps[row] * 1_000_000, row);
        }

        return rows;
    }

    private static List<long> JoinTimes(List<List<long>> times, AlignmentStrategy strategy) => strategy switch
    {
        AlignmentStrategy.Inner => times.Aggregate((one, other) => one.Intersect(other).ToList()),
        AlignmentStrategy.Left => times.First(),
        AlignmentStrategy.Right => times.Last(),
        _ => times.SelectMany(time => time).Distinct().OrderBy(time => time).ToList(),
    };

    private static List<long> StepsOf(IEnumerable<long> times) => times.Skip(1).Zip(times, (next, time) => next - time).ToList();

    private static long Median(List<long> values)
    {
        var sorted = values.OrderBy(value => value).ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static bool IsNumeric(AlignmentInput series, string metric, List<object?> joined) =>
        series.Columns.Single(column => column.Name == metric).Values switch
        {
            double[] numbers => numbers.Any(number => !double.IsNaN(number)),
            long[] => true,
            bool?[] flags => flags.All(flag => flag is not null) && joined.All(value => value is not null),
            _ => false,
        };

    private static List<long> BinsOf(List<long> times, long step)
    {
        if (times.Count == 0) return [];
        const long day = 86_400_000_000_000;
        var midnight = times[0] / day * day;
        var bins = new List<long>();
        for (var edge = midnight + (times[0] - midnight) / step * step; edge <= times[times.Count - 1]; edge += step) bins.Add(edge);
        return bins;
    }

    private static List<object?> Bin(List<long> times, List<object?> values, List<long> bins, long step) => bins
        .Select(edge => times.Zip(values, (time, value) => (time, value)).Where(row => row.time >= edge && row.time < edge + step && row.value is not null))
        .Select(rows => rows.Any() ? (object?)rows.Average(row => Convert.ToDouble(row.value)) : null)
        .ToList();

    private static List<(string Id, string Domain, string Metric, List<object?> Values)> Merge(
        List<(string Id, string Domain, string Metric, List<object?> Values)> columns)
    {
        var result = columns.ToList();
        foreach (var group in columns.GroupBy(column => (column.Domain, column.Metric)).Where(group => group.Count() > 1))
        {
            var rows = Enumerable.Range(0, group.First().Values.Count).Select(row => group.Select(column => column.Values[row]).Where(value => value is not null));
            if (rows.Any(row => row.Distinct().Count() > 1)) continue;
            result.RemoveAll(column => (column.Domain, column.Metric) == group.Key);
            result.Add(("shared", group.Key.Domain, group.Key.Metric, rows.Select(row => row.FirstOrDefault()).ToList()));
        }

        return result.Count == columns.Count
            ? columns
            : result.OrderBy(column => column.Id, StringComparer.Ordinal).ThenBy(column => column.Domain, StringComparer.Ordinal)
                .ThenBy(column => column.Metric, StringComparer.Ordinal).ToList();
    }
}
