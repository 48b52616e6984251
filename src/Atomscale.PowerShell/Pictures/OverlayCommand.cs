using System.Management.Automation;
using Atomscale.Graphics.Drawing;

namespace Atomscale.PowerShell;

/// <summary>The base of the commands that draw a picture of a size, with a title and colours.</summary>
public abstract class OverlayCommand : PictureCommand
{
    /// <summary>The colours: Light or Dark.</summary>
    [Parameter]
    public PlotTheme Theme { get; set; } = PlotTheme.Light;

    /// <summary>The title; left out: the entry's file name, and none on an image.</summary>
    [Parameter]
    public string? Title { get; set; }

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

    /// <summary>The metrics that are asked for, with wildcards; null for the usual ones.</summary>
    private protected virtual string[]? Metrics => null;

    private protected PictureOptions Options(string? title) => Options(Metrics) with { Width = Width, Height = Height, Dpi = Dpi, Title = title, Theme = Theme };
}
