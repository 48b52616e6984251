using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SkiaSharp;

namespace Atomscale.Graphics.Images;

/// <summary>Pixels as Sixel graphics (DEC, VT330/VT340 Programmer Reference, chapter 14), which many terminals draw in place.</summary>
internal static class Sixel
{
    private const int RowsPerBand = 6;
    private const int MostColours = 256;
    private const int FirstCharacter = 63;
    private const int ShortestRepeat = 4;

    public static string Of(SKBitmap bitmap)
    {
        var pixels = bitmap.Pixels;
        var (palette, indices) = Palette(pixels);
        var text = new StringBuilder("\u001bPq\"1;1;");
        text.Append(bitmap.Width).Append(';').Append(bitmap.Height);
        for (var colour = 0; colour < palette.Length; colour++)
        {
            var (red, green, blue) = palette[colour];
            text.Append('#').Append(colour).Append(";2;").Append(Percent(red)).Append(';').Append(Percent(green)).Append(';').Append(Percent(blue));
        }

        for (var top = 0; top < bitmap.Height; top += RowsPerBand) AppendBand(text, indices, bitmap.Width, top, Math.Min(RowsPerBand, bitmap.Height - top));
        return text.Append("\u001b\\").ToString();
    }

    private static void AppendBand(StringBuilder text, byte[] indices, int width, int top, int rows)
    {
        var bands = new SortedDictionary<byte, byte[]>();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var colour = indices[(top + row) * width + column];
                if (!bands.TryGetValue(colour, out var bits)) bands[colour] = bits = new byte[width];
                bits[column] |= (byte)(1 << row);
            }
        }

        foreach (var band in bands)
        {
            text.Append('#').Append(band.Key);
            AppendRuns(text, band.Value);
            text.Append('$');
        }

        text.Append('-');
    }

    private static void AppendRuns(StringBuilder text, byte[] bits)
    {
        for (var start = 0; start < bits.Length;)
        {
            var end = start;
            while (end < bits.Length && bits[end] == bits[start]) end++;
            var character = (char)(FirstCharacter + bits[start]);
            if (end - start < ShortestRepeat) text.Append(character, end - start);
            else text.Append('!').Append(end - start).Append(character);
            start = end;
        }
    }

    // As they are when a register is there for each; else seven steps of red and green and five of blue, which the eye sees least.
    private static ((byte, byte, byte)[] Colours, byte[] Indices) Palette(SKColor[] pixels)
    {
        var exact = Array.ConvertAll(pixels, pixel => (pixel.Red, pixel.Green, pixel.Blue));
        var colours = new HashSet<(byte, byte, byte)>(exact);
        if (colours.Count > MostColours)
        {
            exact = Array.ConvertAll(pixels, pixel => (Rounded(pixel.Red, 6), Rounded(pixel.Green, 6), Rounded(pixel.Blue, 4)));
            colours = [.. exact];
        }

        var palette = colours.OrderBy(colour => colour).ToArray();
        var places = palette.Select((colour, index) => (colour, index)).ToDictionary(pair => pair.colour, pair => (byte)pair.index);
        return (palette, Array.ConvertAll(exact, colour => places[colour]));
    }

    private static byte Rounded(byte value, int steps) => (byte)((value * steps + byte.MaxValue / 2) / byte.MaxValue * byte.MaxValue / steps);

    private static int Percent(byte value) => (value * 100 + byte.MaxValue / 2) / byte.MaxValue;
}
