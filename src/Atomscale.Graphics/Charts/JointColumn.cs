using System;
using System.Linq;

namespace Atomscale.Graphics.Charts;

/// <summary>A column of a joint table, as numbers.</summary>
internal sealed class JointColumn(AlignedColumn source, double[] values)
{
    private const int ShownIdLength = 8;

    public AlignedColumn Source { get; } = source;

    public double[] Values { get; } = values;

    public string Metric => Source.Metric;

    /// <summary>Where it comes from, for the legend.</summary>
    public string Name => Source.DataId == AlignedColumn.Shared
        ? Source.Domain
        : $"{Source.Domain} {(Source.DataId.Length > ShownIdLength ? Source.DataId.Substring(0, ShownIdLength) + "\u2026" : Source.DataId)}";

    public bool HasValue(int row) => !double.IsNaN(Values[row]);

    /// <summary>The same column with only some of its rows.</summary>
    public JointColumn Only(int[] rows) => new(Source, Array.ConvertAll(rows, row => Values[row]));

    public int Count((int First, int Last) rows) => Enumerable.Range(rows.First, rows.Last - rows.First + 1).Count(HasValue);
}
