using System.Collections.Generic;

namespace Atomscale.Graphics.Charts;

/// <summary>What is drawn: panels over one horizontal axis, a title, and a legend beside them.</summary>
internal sealed record Chart(string Title, string Subtitle, string AxisName, string AxisUnit, IReadOnlyList<Panel> Panels)
{
    /// <summary>Whether the axis runs from high to low.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Whether the axis begins at 0 when what is shown begins just above it.</summary>
    public bool StartsAtZero { get; init; }

    /// <summary>
    /// When each part of the horizontal axis begins, where long pauses are cut out of it: the parts are side by side. One part without
    /// a text: nothing is cut out.
    /// </summary>
    public IReadOnlyList<string> Periods { get; init; } = [""];

    /// <summary>What is left out, for a line below the axis; empty when nothing is.</summary>
    public string Note { get; init; } = "";

    public IReadOnlyList<LegendLine> Legend { get; init; } = [];
}
