using System;
using System.Collections.Generic;

namespace Atomscale.Client.Analysis.Alignment;

/// <summary>
/// Bins of equal length, closed at the left, labelled by their left edge and counted from midnight UTC of the day of the earliest joined
/// row. All times are nanoseconds since 1970.
/// </summary>
internal sealed class TimeGrid
{
    private const long SmallestStep = InstantUnit.Second / 2;
    private const long LargestBinCount = 1_000_000;
    private const long Day = 86_400 * InstantUnit.Second;

    private readonly long _origin;
    private readonly long _firstBin;

    private TimeGrid(long step, long first, long last)
    {
        Step = step;
        _origin = first - ((first % Day) + Day) % Day;
        _firstBin = (first - _origin) / step;
        Count = (int)((last - _origin) / step - _firstBin + 1);
    }

    /// <summary>The length of a bin.</summary>
    public long Step { get; }

    /// <summary>The number of bins.</summary>
    public int Count { get; }

    /// <summary>The grid from the first joined row to the last.</summary>
    public static TimeGrid Over(long step, (long First, long Last) range) => new(step, range.First, range.Last);

    /// <summary>
    /// The step that the tables call for: the median of their median steps, but no less than half a second and a millionth of the time that
    /// they span; null when no table has two rows.
    /// </summary>
    public static long? StepOf(IReadOnlyList<ClockedTable> tables)
    {
        var steps = new List<long>();
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var table in tables)
        {
            if (table.MedianStep() is { } step) steps.Add(step);
            first = Math.Min(first, table.Times[0]);
            last = Math.Max(last, table.Times[table.Times.Length - 1]);
        }

        if (steps.Count == 0) return null;
        return Math.Max(Math.Max(Median.Of(steps.ToArray()), SmallestStep), (last - first) / LargestBinCount);
    }

    /// <summary>The left edge of a bin.</summary>
    public long EdgeOf(int bin) => _origin + (_firstBin + bin) * Step;

    /// <summary>The bin of a time that is in the grid.</summary>
    public int BinOf(long time) => (int)((time - _origin) / Step - _firstBin);
}
