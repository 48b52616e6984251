namespace Atomscale;

/// <summary>The colours of a plot.</summary>
public enum PlotTheme
{
    /// <summary>Dark text on white paper.</summary>
    Light,

    /// <summary>Light text on dark paper.</summary>
    Dark,
}
