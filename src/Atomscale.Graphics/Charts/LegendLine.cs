using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>A line of the legend: a colour and what it means, or only text.</summary>
internal sealed class LegendLine(PaletteColor? ink, string text, bool isHeading = false)
{
    public PaletteColor? PaletteColor { get; } = ink;

    public string Text { get; } = text;

    public bool IsHeading { get; } = isHeading;
}
