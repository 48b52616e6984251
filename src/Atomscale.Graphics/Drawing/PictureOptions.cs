using System;

namespace Atomscale.Graphics.Drawing;

/// <summary>How a picture is to look.</summary>
public sealed record PictureOptions
{
    /// <summary>The resolution of a screen, in which a CSS pixel is one of the picture's.</summary>
    public const int ScreenDpi = 96;

    /// <summary>The mask's opacity unless another is asked for.</summary>
    public const double DefaultAlpha = 0.2;

    /// <summary>The width in pixels; null for the usual one.</summary>
    public int? Width { get; init; }

    /// <summary>The height in pixels; null for one that suits the content.</summary>
    public int? Height { get; init; }

    /// <summary>Pixels to an inch: the larger, the larger text and lines are in pixels. Noted in a PNG.</summary>
    public int Dpi { get; init; } = ScreenDpi;

    /// <summary>The title; null for one made of what is shown.</summary>
    public string? Title { get; init; }

    /// <summary>The colours.</summary>
    public PlotTheme Theme { get; init; }

    /// <summary>Leaves the mask out of a diffraction image.</summary>
    public bool HideMask { get; init; }

    /// <summary>Leaves the spots out of a diffraction image.</summary>
    public bool HideSpot { get; init; }

    /// <summary>Shows the spots of the symmetrised pattern.</summary>
    public bool Symmetrize { get; init; }

    /// <summary>The mask's opacity, 0 to 1.</summary>
    public double Alpha { get; init; } = DefaultAlpha;

    /// <summary>The most pixels across that an image inside an SVG has, for pages that show it small; null for all of it, as it came.</summary>
    internal int? MostImageWidth { get; init; }

    /// <summary>Chooses metrics by name; null for those that are usual for the type.</summary>
    public Func<string, bool>? IsMetricWanted { get; init; }

    /// <summary>Pixels to a CSS pixel.</summary>
    internal double Scale => Dpi / (double)ScreenDpi;
}
