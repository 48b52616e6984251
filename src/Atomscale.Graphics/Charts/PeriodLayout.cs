using System.Collections.Generic;
using System.Linq;
using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>Where a part of the horizontal axis is, and how values become places in it.</summary>
internal sealed class PeriodLayout(int index, string start, Scale x, double left, double right)
{
    private const double Gap = 12;
    private const double TickSpacing = 80;
    private const double SoonAfterZero = 0.05;

    public int Index { get; } = index;

    /// <summary>When it starts; empty when it is the only one.</summary>
    public string Start { get; } = start;

    public Scale X { get; } = x;

    public double Left { get; } = left;

    public double Right { get; } = right;

    /// <summary>The parts side by side, equally wide.</summary>
    public static PeriodLayout[] Of(Chart chart, double left, double right)
    {
        var width = (right - left - Gap * (chart.Periods.Count - 1)) / chart.Periods.Count;
        return [.. chart.Periods.Select((start, index) => Of(chart, index, start, left + index * (width + Gap), width))];
    }

    /// <summary>The range of a part of the axis.</summary>
    public static (double Low, double High) Range(Chart chart, int index)
    {
        var (low, high) = Scale.Range(Places(chart, index));
        return chart.StartsAtZero && low > 0 && low < SoonAfterZero * high ? (0, high) : (low, high);
    }

    private static PeriodLayout Of(Chart chart, int index, string start, double left, double width)
    {
        var (low, high) = Range(chart, index);
        var x = chart.IsReversed ? new Scale(low, high, left + width, left, TickSpacing) : new Scale(low, high, left, left + width, TickSpacing);
        return new PeriodLayout(index, start, x, left, left + width);
    }

    private static IEnumerable<double> Places(Chart chart, int index) => chart.Panels.SelectMany(panel => panel.Curves).Where(curve => curve.Period == index).SelectMany(curve => curve.X);
}
