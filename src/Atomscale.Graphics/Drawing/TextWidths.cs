using System.Globalization;
using System.Linq;

namespace Atomscale.Graphics.Drawing;

/// <summary>Estimates how wide a text is without any font: the widths of Helvetica's characters, with room for wider fonts.</summary>
internal static class TextWidths
{
    private const double Room = 1.12;
    private const double BoldRoom = 1.08;
    private const double Other = 0.62;
    private const double Wide = 1.0;
    private const char FirstWide = '\u2E80';

    // Thousandths of the font's height, from the blank to the tilde.
    private static readonly short[] s_ascii =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    public static double Of(string text, double size, bool isBold) => text.Sum(Width) * size * Room * (isBold ? BoldRoom : 1);

    // The second half of a pair, and marks above or below another character, take nothing.
    private static bool IsPart(char character) => char.IsLowSurrogate(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static double Width(char character) => character switch
    {
        >= ' ' and <= '~' => s_ascii[character - ' '] / 1000.0,
        _ when IsPart(character) => 0,
        >= FirstWide => Wide,
        _ => Other,
    };
}
