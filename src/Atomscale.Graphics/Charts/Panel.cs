using System.Collections.Generic;

namespace Atomscale.Graphics.Charts;

/// <summary>One pair of axes; those of a chart share the horizontal one.</summary>
internal sealed class Panel(string name, string? unit, IReadOnlyList<PointCurve> curves, IReadOnlyList<PeakMark>? peaks = null)
{
    public string Name { get; } = name;

    public string? Unit { get; } = unit;

    public IReadOnlyList<PointCurve> Curves { get; } = curves;

    public IReadOnlyList<PeakMark> Peaks { get; } = peaks ?? [];
}
