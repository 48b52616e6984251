using System.Management.Automation;
using Atomscale.Graphics;

namespace Atomscale.PowerShell;

/// <summary>The base of the commands that draw over diffraction images.</summary>
public abstract class OverlayCommand : PictureCommand
{
    /// <summary>The colours: Light or Dark.</summary>
    [Parameter]
    public PlotTheme Theme { get; set; } = PlotTheme.Light;

    /// <summary>The title; left out: the entry's file name, and none on an image.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Leaves the mask out of a diffraction image.</summary>
    [Parameter]
    public SwitchParameter HideMask { get; set; }

    /// <summary>Leaves the spots out of a diffraction image.</summary>
    [Parameter]
    public SwitchParameter HideSpot { get; set; }

    /// <summary>Draws the spots of the pattern mirrored about its specular column.</summary>
    [Parameter]
    public SwitchParameter Symmetrize { get; set; }

    /// <summary>The mask's opacity, 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double Alpha { get; set; } = 0.2;

    internal abstract PictureOptions Options();
}
