namespace Atomscale.Graphics.Drawing;

/// <summary>Cuts a text that has no room.</summary>
internal static class FittedText
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

    private static string OneLine(string text)
    {
        var characters = text.ToCharArray();
        for (var index = 0; index < characters.Length; index++)
        {
            if (char.IsControl(characters[index])) characters[index] = ' ';
        }

        return new string(characters);
    }
}
