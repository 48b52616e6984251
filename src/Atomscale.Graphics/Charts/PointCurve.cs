using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>One line of a panel. Places without a value are NaN and leave a gap.</summary>
internal sealed class PointCurve(double[] x, double[] y, Ink ink)
{
    public double[] X { get; } = x;

    public double[] Y { get; } = y;

    public Ink Ink { get; } = ink;
}
