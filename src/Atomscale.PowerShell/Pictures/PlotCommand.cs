using System.Management.Automation;
using Atomscale.Graphics;

namespace Atomscale.PowerShell;

/// <summary>The base of the commands that draw plots.</summary>
public abstract class PlotCommand : OverlayCommand
{
    /// <summary>The width in pixels; left out: 10 inches at -Dpi, an image its own size.</summary>
    [Parameter]
    [ValidateRange(64, 20_000)]
    public int? Width { get; set; }

    /// <summary>The height in pixels; left out: what suits the content.</summary>
    [Parameter]
    [ValidateRange(64, 20_000)]
    public int? Height { get; set; }

    /// <summary>Pixels to an inch: the larger, the larger text and lines are in pixels.</summary>
    [Parameter]
    [ValidateRange(24, 1_200)]
    public int Dpi { get; set; } = 96;

    /// <summary>Which metrics of a series are drawn, with wildcards; left out: the usual ones of its type.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Metric { get; set; }

    /// <summary>The object to draw: a sample's or project's joint table where there is one.</summary>
    /// <exception cref="AtomscaleException">BadInput: there is none.</exception>
    protected static object Drawable(object result) => ResultInput.Find(result, out var refusal) ?? throw refusal!;

    internal sealed override PictureOptions Options() => new()
    {
        Width = Width,
        Height = Height,
        Dpi = Dpi,
        Title = Title,
        Theme = Theme,
        HideMask = HideMask,
        HideSpot = HideSpot,
        Symmetrize = Symmetrize,
        Alpha = Alpha,
        IsMetricWanted = Metric is null ? null : MetricFilter.Of(Metric),
    };
}
