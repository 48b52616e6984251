using System;
using System.Collections.Generic;

namespace Atomscale.Client.Analysis.Alignment;

/// <summary>The times that tables are joined on. Those of an outer join are not written down, since every row of every table is in it.</summary>
internal sealed class JoinedTimes
{
    private readonly IReadOnlyList<ClockedTable> _tables;

    private JoinedTimes(IReadOnlyList<ClockedTable> tables, long[]? times)
    {
        _tables = tables;
        Times = times;
    }

    /// <summary>The times, ascending; null for an outer join.</summary>
    public long[]? Times { get; }

    /// <summary>Joins at least one table.</summary>
    public static JoinedTimes Of(IReadOnlyList<ClockedTable> tables, AlignmentStrategy strategy) => strategy switch
    {
        AlignmentStrategy.Inner => new JoinedTimes(tables, Intersect(tables)),
        AlignmentStrategy.Left => new JoinedTimes(tables, tables[0].Times),
        AlignmentStrategy.Right => new JoinedTimes(tables, tables[tables.Count - 1].Times),
        _ => new JoinedTimes(tables, null),
    };

    /// <summary>The earliest and the latest time, or null when the tables have no time in common.</summary>
    public (long First, long Last)? Range()
    {
        if (Times is not null) return Times.Length == 0 ? null : (Times[0], Times[Times.Length - 1]);
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var table in _tables)
        {
            first = Math.Min(first, table.Times[0]);
            last = Math.Max(last, table.Times[table.Times.Length - 1]);
        }

        return (first, last);
    }

    /// <summary>Whether a table has a row at every joined time.</summary>
    public bool IsFilledBy(ClockedTable table)
    {
        if (Times is not null) return Contains(table.Times, Times);
        foreach (var other in _tables)
        {
            if (other != table && !Contains(table.Times, other.Times)) return false;
        }

        return true;
    }

    /// <summary>All times, ascending, each once, written down.</summary>
    public long[] ToArray()
    {
        if (Times is not null) return Times;
        var union = new SortedSet<long>();
        foreach (var table in _tables) union.UnionWith(table.Times);
        var times = new long[union.Count];
        union.CopyTo(times);
        return times;
    }

    private static bool Contains(long[] times, long[] others)
    {
        var next = 0;
        foreach (var other in others)
        {
            while (next < times.Length && times[next] < other) next++;
            if (next == times.Length || times[next] != other) return false;
        }

        return true;
    }

    private static long[] Intersect(IReadOnlyList<ClockedTable> tables)
    {
        var common = tables[0].Times;
        for (var position = 1; position < tables.Count; position++)
        {
            var kept = new List<long>();
            var times = tables[position].Times;
            var next = 0;
            foreach (var time in common)
            {
                while (next < times.Length && times[next] < time) next++;
                if (next < times.Length && times[next] == time) kept.Add(time);
            }

            common = kept.ToArray();
        }

        return common;
    }
}
