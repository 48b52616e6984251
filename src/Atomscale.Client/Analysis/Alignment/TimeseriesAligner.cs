using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis.Tables;

namespace Atomscale.Client.Analysis.Alignment;

/// <summary>
/// Puts several time series on one clock, by the rules of the service's contract for aligning: join on the exact times, then the means over
/// a regular grid, then one column for what several entries agree on. The numbers are those of the service's own client.
/// </summary>
public static class TimeseriesAligner
{
    /// <summary>Aligns the results that have a series to align; others, and a second result of one id, are left out.</summary>
    /// <exception cref="AtomscaleException">A clock's values are of another unit than its name says.</exception>
    public static DataFrameAlignedTimeseries Align(IEnumerable<AtomscaleResult> results, AlignmentStrategy strategy)
    {
        var series = new List<AlignmentInput>();
        foreach (var result in results)
        {
            if (AlignmentInput.Of(result) is { } input) series.Add(input);
        }

        return Align(series, strategy);
    }

    /// <summary>Aligns series; a strategy that is none of the known ones is <see cref="AlignmentStrategy.Outer"/>.</summary>
    /// <exception cref="AtomscaleException">A clock's values are of another unit than its name says.</exception>
    internal static DataFrameAlignedTimeseries Align(IEnumerable<AlignmentInput> series, AlignmentStrategy strategy)
    {
        var tables = new List<ClockedTable>();
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in series)
        {
            if (ids.Add(one.DataId) && ClockedTable.Of(one) is { } table) tables.Add(table);
        }

        if (tables.Count == 0) return DataFrameAlignedTimeseries.Empty;
        var joined = JoinedTimes.Of(tables, strategy);
        return TimeGrid.StepOf(tables) is { } step ? OnGrid(tables, joined, step) : OnOwnTimes(tables, joined);
    }

    private static DataFrameAlignedTimeseries OnGrid(List<ClockedTable> tables, JoinedTimes joined, long step)
    {
        // No time in common: the columns without rows.
        if (joined.Range() is not { } range) return DataFrameAlignedTimeseries.Create([], SharedColumns.Merge([.. tables.SelectMany(table => NumericColumns(table, joined, _ => []))]), step);
        var grid = TimeGrid.Over(step, range);
        var columns = new List<AlignedValues>();
        foreach (var table in tables)
        {
            var rows = new BinnedRows(table, joined, grid);
            columns.AddRange(NumericColumns(table, joined, rows.Average));
        }

        var edges = new long[grid.Count];
        for (var bin = 0; bin < edges.Length; bin++) edges[bin] = grid.EdgeOf(bin);
        return DataFrameAlignedTimeseries.Create(edges, SharedColumns.Merge(columns), step);
    }

    private static IEnumerable<AlignedValues> NumericColumns(ClockedTable table, JoinedTimes joined, Func<double[], double[]> average)
    {
        var isFilled = new Lazy<bool>(() => joined.IsFilledBy(table));
        foreach (var metric in table.Metrics)
        {
            if (NumbersOf(metric, isFilled) is { } numbers) yield return new AlignedValues(Name(table, metric), average(numbers));
        }
    }

    // No table has two rows here, so there is nothing to average: every value stays what it is.
    private static DataFrameAlignedTimeseries OnOwnTimes(List<ClockedTable> tables, JoinedTimes joined)
    {
        var times = joined.ToArray();
        var columns = new List<AlignedValues>();
        foreach (var table in tables)
        {
            var row = Array.BinarySearch(times, table.Times[0]);
            foreach (var metric in table.Metrics)
            {
                var values = new object?[times.Length];
                if (row >= 0) values[row] = ValueOf(metric, table.Rows?[0] ?? 0);
                columns.Add(new AlignedValues(Name(table, metric), values));
            }
        }

        return DataFrameAlignedTimeseries.Create(times, SharedColumns.Merge(columns), null);
    }

    // A whole number of one entry is to equal the same number of another one that is not all whole.
    private static object? ValueOf(TableColumn metric, int row) => metric.GetValue(row) is long whole ? (double)whole : metric.GetValue(row);

    // Text has no mean, and a column without any value has no type. Truth values count as 0 and 1 as long as none is missing: a gap makes
    // them objects in the service's own client, which leaves those out.
    private static double[]? NumbersOf(TableColumn metric, Lazy<bool> isFilled) => metric.Values switch
    {
        double[] numbers => Array.Exists(numbers, number => !double.IsNaN(number)) ? numbers : null,
        long[] whole => Array.ConvertAll(whole, number => (double)number),
        bool?[] flags => Array.TrueForAll(flags, flag => flag is not null) && isFilled.Value
            ? Array.ConvertAll(flags, flag => flag == true ? 1.0 : 0.0)
            : null,
        _ => null,
    };

    private static AlignedColumn Name(ClockedTable table, TableColumn metric) =>
        new(table.Series.DataId, table.Series.Domain, metric.Name, metric.Unit);
}
