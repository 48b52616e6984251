namespace Atomscale.Graphics.Charts;

/// <summary>A labelled place on the horizontal axis.</summary>
internal sealed class PeakMark(double position, string label)
{
    public double Position { get; } = position;

    public string Label { get; } = label;
}
