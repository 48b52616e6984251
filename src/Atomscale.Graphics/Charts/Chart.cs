using System.Collections.Generic;

namespace Atomscale.Graphics.Charts;

/// <summary>What is drawn: panels over one horizontal axis, a title, and a legend beside them.</summary>
internal sealed class Chart(string title, string subtitle, string axisName, string axisUnit, IReadOnlyList<Panel> panels)
{
    public string Title { get; } = title;

    public string Subtitle { get; } = subtitle;

    public string AxisName { get; } = axisName;

    public string AxisUnit { get; } = axisUnit;

    public IReadOnlyList<Panel> Panels { get; } = panels;

    /// <summary>Whether the axis runs from high to low.</summary>
    public bool IsReversed { get; init; }

    public IReadOnlyList<LegendLine> Legend { get; init; } = [];
}
