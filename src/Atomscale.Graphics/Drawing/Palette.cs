using System.Linq;

namespace Atomscale.Graphics.Drawing;

/// <summary>The colours of the themes, as <c>#rrggbb</c>; and of a page that chooses by its reader's setting, as variables of CSS.</summary>
internal sealed class Palette
{
    private const int CurveCount = PaletteColor.Eighth - PaletteColor.First + 1;

    private readonly string[] _colours;

    private Palette(params string[] colours) => _colours = colours;

    public static Palette Light { get; } = new(
        "#ffffff", "#1c2330", "#5b6575", "#e6e9ee", "#9aa3b1", "#a3341f",
        "#0b62a8", "#c2410c", "#15803d", "#7e22ce", "#a16207", "#0e7490", "#be123c", "#4d7c0f");

    public static Palette Dark { get; } = new(
        "#14181f", "#e8ebf0", "#9ca6b5", "#2a313c", "#5f6a7a", "#ffa48f",
        "#6cb2f5", "#fb923c", "#4ade80", "#c99bff", "#fbbf24", "#3fd0e4", "#fb7f93", "#a8d94f");

    /// <summary>Variables that the page around the drawing sets; see <see cref="Variables"/>.</summary>
    public static Palette OfPage { get; } = new([.. Enumerable.Range(0, (int)PaletteColor.Eighth + 1).Select(ink => $"var(--ink-{ink})")]);

    public string this[PaletteColor ink] => _colours[(int)ink];

    public static Palette Of(PlotTheme theme) => theme == PlotTheme.Dark ? Dark : Light;

    /// <summary>The ink of the curve at a position; the colours come round again.</summary>
    public static PaletteColor OfCurve(int position) => PaletteColor.First + position % CurveCount;

    /// <summary>The declarations of CSS that give a page these colours.</summary>
    public string Variables() => string.Concat(_colours.Select((colour, ink) => $"--ink-{ink}:{colour};"));
}
