using System.Linq;

namespace Atomscale.Graphics.Drawing;

/// <summary>Cuts a text that has no room.</summary>
internal static class EllipsisedText
{
    private const string Ellipsis = "\u2026";

    public static string Of(IDrawing drawing, string text, double size, double width, bool isBold = false)
    {
        text = OneLine(text);
        if (drawing.Measure(text, size, isBold) <= width) return text;
        int fits = 0, over = text.Length;
        while (over - fits > 1)
        {
            var middle = (fits + over) / 2;
            if (drawing.Measure(text.Substring(0, middle) + Ellipsis, size, isBold) <= width) fits = middle;
            else over = middle;
        }

        return text.Substring(0, fits > 0 && char.IsHighSurrogate(text[fits - 1]) ? fits - 1 : fits) + Ellipsis;
    }

    // Characters that turn the direction of text would turn around what stands beside it.
    private static string OneLine(string text) =>
        string.Concat(XmlText.Clean(text).Where(character => character is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))).Select(character => char.IsControl(character) ? ' ' : character));
}
