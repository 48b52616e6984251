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

    // As they are when a register is there for each. Else half of the registers for the colours that are most of a plot, and half for five
    // steps of red, green and blue, so that what is rare and bright in a photograph is not lost.
    private static ((byte Red, byte Green, byte Blue)[] Colours, byte[] Indices) Palette(SKColor[] pixels)
    {
        const int MostFrequent = 128, Steps = 5;
        var exact = Array.ConvertAll(pixels, pixel => (pixel.Red, pixel.Green, pixel.Blue));
        var counts = exact.GroupBy(colour => colour).Select(colour => (Colour: colour.Key, Count: colour.Count())).ToArray();
        var palette = counts.Select(colour => colour.Colour);
        if (counts.Length > MostColours)
        {
            var steps = Enumerable.Range(0, Steps).Select(step => (byte)(step * byte.MaxValue / (Steps - 1))).ToArray();
            var grid = from red in steps from green in steps from blue in steps select (red, green, blue);
            palette = counts.OrderByDescending(colour => colour.Count).ThenBy(colour => colour.Colour).Take(MostFrequent).Select(colour => colour.Colour).Union(grid);
        }

        var colours = palette.OrderBy(colour => colour).ToArray();
        var places = counts.ToDictionary(colour => colour.Colour, colour => (byte)Nearest(colours, colour.Colour));
        return (colours, Array.ConvertAll(exact, colour => places[colour]));
    }

    private static int Nearest((byte Red, byte Green, byte Blue)[] colours, (byte Red, byte Green, byte Blue) wanted)
    {
        var nearest = 0;
        for (var index = 1; index < colours.Length; index++)
        {
            if (Distance(colours[index], wanted) < Distance(colours[nearest], wanted)) nearest = index;
        }

        return nearest;
    }

    private static int Distance((byte Red, byte Green, byte Blue) one, (byte Red, byte Green, byte Blue) other) =>
        Square(one.Red - other.Red) + Square(one.Green - other.Green) + Square(one.Blue - other.Blue);

    private static int Square(int value) => value * value;

    private static int Percent(byte value) => (value * 100 + byte.MaxValue / 2) / byte.MaxValue;
}
