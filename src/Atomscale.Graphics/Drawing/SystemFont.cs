using SkiaSharp;

namespace Atomscale.Graphics.Drawing;

/// <summary>The system's font for pictures made of pixels.</summary>
internal static class SystemFont
{
    private static readonly string[] s_families = ["Arial", "Helvetica", "Liberation Sans", "Segoe UI", "DejaVu Sans", "Noto Sans"];

    /// <exception cref="AtomscaleException">NoFont: the system has none.</exception>
    public static SKTypeface Get(bool isBold)
    {
        var style = isBold ? SKFontStyle.Bold : SKFontStyle.Normal;
        foreach (var family in s_families)
        {
            var found = SKFontManager.Default.MatchFamily(family, style);
            if (IsUsable(found)) return found!;
            found?.Dispose();
        }

        var other = SKTypeface.FromFamilyName(null, style);
        if (IsUsable(other)) return other;
        throw new AtomscaleException(
            AtomscaleErrorKind.NoFont,
            "This system has no font, so text cannot be drawn in pixels.",
            "Write an .svg file instead, which needs none; or install a font (on Debian and Ubuntu: apt-get install fonts-dejavu-core).");
    }

    private static bool IsUsable(SKTypeface? typeface) => typeface is { GlyphCount: > 0 } && typeface.ContainsGlyph('0') && typeface.ContainsGlyph('A');
}
