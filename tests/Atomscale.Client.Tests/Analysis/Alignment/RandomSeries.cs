using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis.Alignment;
using Atomscale.Client.Analysis.Tables;

namespace Atomscale.Client.Tests.Analysis;

/// <summary>Series made by chance. Values are few and binary fractions, so that sums are exact and columns of several ids agree now and then.</summary>
internal sealed class RandomSeries
{
    private static readonly string[] Domains = ["rheed", "optical", "tool_state"];
    private readonly Random _random;

    public RandomSeries(int seed) => _random = new Random(seed);

    /// <summary>Up to five series with up to three metrics each.</summary>
    /// <param name="repeatTimes">Whether a time may occur twice in a series.</param>
    public List<AlignmentInput> Several(bool repeatTimes) =>
        Enumerable.Range(0, _random.Next(1, 6)).Select(number => One($"id-{number}", repeatTimes)).ToList();

    public AlignmentStrategy Strategy() => (AlignmentStrategy)_random.Next(4);

    public int[] Order(int count) => Enumerable.Range(0, count).OrderBy(_ => _random.Next()).ToArray();

    private AlignmentInput One(string id, bool repeatTimes)
    {
        var rowCount = _random.Next(0, 30);
        var step = new[] { 100, 500, 730, 1000, 4000 }[_random.Next(5)];
        var start = 1_700_000_000_000 + _random.Next(20) * 500;
        var stamps = Enumerable.Range(0, rowCount).Select(row => start + (repeatTimes ? _random.Next(rowCount) : row) * (long)step).ToArray();
        var columns = new List<TableColumn> { new("UNIX Timestamp", Array.ConvertAll(stamps, stamp => _random.Next(9) == 0 ? double.NaN : stamp)) };
        var level = _random.Next(3) == 0 ? _random.Next(3) : 1;
        foreach (var metric in new[] { "a", "b", "c" }.Take(_random.Next(4))) columns.Add(new TableColumn(metric, Values(rowCount, level)));
        return new AlignmentInput(id, Domains[_random.Next(Domains.Length)], null, columns);
    }

    private Array Values(int count, int level) => _random.Next(8) switch
    {
        0 => Enumerable.Range(0, count).Select(_ => (long)_random.Next(level + 1)).ToArray(),
        1 => Enumerable.Range(0, count).Select(_ => _random.Next(20) == 0 ? null : (bool?)(_random.Next(2) == 0)).ToArray(),
        2 => Enumerable.Range(0, count).Select(_ => _random.Next(2) == 0 ? null : "state").ToArray(),
        3 => Enumerable.Range(0, count).Select(_ => double.NaN).ToArray(),
        4 => Enumerable.Range(0, count).Select(_ => _random.Next(100) * 0.25).ToArray(),
        _ => Enumerable.Range(0, count).Select(_ => _random.Next(4) == 0 ? double.NaN : level).ToArray(),
    };
}
