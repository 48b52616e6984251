using System;
using System.Linq;
using Atomscale.Client.Analysis.Tables;

namespace Atomscale.Benchmarks;

/// <summary>A table of any length that costs no memory: an instant, four numbers with all their digits, a word.</summary>
internal sealed class GeneratedTable(long rowCount) : ITable
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] s_words = ["growth", "anneal", "idle"];
    private static readonly double[] s_numbers = MakeNumbers();

    public long RowCount => rowCount;

    public TextList ColumnNames { get; } = new(["time", "temperature", "pressure", "flux", "thickness", "phase"]);

    public object? GetCell(int column, long row) => column switch
    {
        0 => s_start.AddMilliseconds(500.0 * row),
        5 => s_words[row / 1_000 % s_words.Length],
        _ => s_numbers[(row * 7 + column * 997) % s_numbers.Length] * Math.Pow(10, column - 2),
    };

    public Type GetColumnType(int column) => GetCell(column, 0)!.GetType();

    public string? GetUnit(int column) => column == 1 ? "C" : null;

    private static double[] MakeNumbers()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 65_536).Select(_ => random.NextDouble())];
    }
}
