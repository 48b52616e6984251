using System;
using System.Collections.Generic;
using Atomscale.Client.Analysis.Tables;

namespace Atomscale.Client.Analysis.Alignment;

/// <summary>A series by ascending time: rows without a time are gone, and of several at one time the first one stays.</summary>
internal sealed class ClockedTable
{
    // Clocks, in whatever unit: they are no metrics.
    private static readonly HashSet<string> Clocks =
        [SeriesFields.Time, SeriesFields.UnixTimestamp, SeriesFields.RelativeTime, "timestamp", "timestamp_ms", "timestamp_seconds"];

    private ClockedTable(AlignmentInput series, long[] times, int[]? rows)
    {
        Series = series;
        Times = times;
        Rows = rows;
        Metrics = MetricsOf(series);
    }

    public AlignmentInput Series { get; }

    /// <summary>The times in nanoseconds since 1970, ascending, each once, at least one.</summary>
    public long[] Times { get; }

    /// <summary>The row of the series that is at each time; null when they are simply all rows in order.</summary>
    public int[]? Rows { get; }

    /// <summary>The columns that are to be aligned.</summary>
    public IReadOnlyList<TableColumn> Metrics { get; }

    /// <summary>The table of a series, or null when it has no row with a time.</summary>
    /// <exception cref="AtomscaleException">The clock's values are of another unit than its name says.</exception>
    public static ClockedTable? Of(AlignmentInput series)
    {
        var times = SeriesClock.Read(series);
        if (times is null) return null;
        if (IsAscending(times)) return times.Length == 0 ? null : new ClockedTable(series, times, null);

        var keys = new List<long>(times.Length);
        var rows = new List<int>(times.Length);
        for (var row = 0; row < times.Length; row++)
        {
            if (times[row] == SeriesClock.NoTime) continue;
            keys.Add(times[row]);
            rows.Add(row);
        }

        return keys.Count == 0 ? null : Sort(series, keys.ToArray(), rows.ToArray());
    }

    /// <summary>The median distance of two rows in nanoseconds; null with fewer than two.</summary>
    public long? MedianStep()
    {
        if (Times.Length < 2) return null;
        var steps = new long[Times.Length - 1];
        for (var position = 0; position < steps.Length; position++) steps[position] = Times[position + 1] - Times[position];
        return Median.Of(steps);
    }

    private static ClockedTable Sort(AlignmentInput series, long[] times, int[] rows)
    {
        Array.Sort(times, rows);
        var count = 0;
        for (var position = 0; position < times.Length; position++)
        {
            // The sort is not stable: the first row of a time is the one with the smallest position.
            if (count > 0 && times[count - 1] == times[position])
            {
                rows[count - 1] = Math.Min(rows[count - 1], rows[position]);
                continue;
            }

            times[count] = times[position];
            rows[count++] = rows[position];
        }

        Array.Resize(ref times, count);
        Array.Resize(ref rows, count);
        return new ClockedTable(series, times, rows);
    }

    private static bool IsAscending(long[] times)
    {
        if (times.Length > 0 && times[0] == SeriesClock.NoTime) return false;
        for (var row = 1; row < times.Length; row++)
        {
            if (times[row] <= times[row - 1]) return false;
        }

        return true;
    }

    private static List<TableColumn> MetricsOf(AlignmentInput series)
    {
        var metrics = new List<TableColumn>();
        foreach (var column in series.Columns)
        {
            // The key of a RHEED table is no metric either.
            var isKey = series.Domain == AlignmentInput.Rheed && column.Name is SeriesFields.Angle or SeriesFields.FrameNumber;
            if (!isKey && !Clocks.Contains(column.Name)) metrics.Add(column);
        }

        return metrics;
    }
}
