using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>One line of a panel. Places without a value are NaN and leave a gap.</summary>
internal sealed class PointCurve(double[] x, double[] y, PaletteColor ink, int period = 0)
{
    public double[] X { get; } = x;

    public double[] Y { get; } = y;

    public PaletteColor PaletteColor { get; } = ink;

    /// <summary>The part of the chart it is drawn in, see <see cref="Chart.Periods"/>; its horizontal places count from that part's start.</summary>
    public int Period { get; } = period;
}
