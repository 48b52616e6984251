using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>Where the parts of a panel stand.</summary>
internal sealed class PanelLayout(Panel panel, PeakLabels labels, Scale y, double plotTop, double curveTop, double bottom, double tickWidth)
{
    public Panel Panel { get; } = panel;

    public PeakLabels Labels { get; } = labels;

    public Scale Y { get; } = y;

    public double PlotTop { get; } = plotTop;

    /// <summary>Below this the curve is, above it the labels of its peaks.</summary>
    public double CurveTop { get; } = curveTop;

    public double Bottom { get; } = bottom;

    public double TickWidth { get; } = tickWidth;
}
