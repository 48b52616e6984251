using System;
using System.Collections.Generic;

namespace Atomscale;

/// <summary>
/// Which pixels of a picture belong to something, such as the diffraction pattern of a RHEED image. Kept as runs, so that it is small
/// whatever it covers; <see cref="ToArray"/> makes the matrix.
/// </summary>
public sealed class Mask
{
    /// <summary>The largest mask that is accepted, in pixels: 100 million.</summary>
    public const long MaximumPixelCount = 100_000_000;

    // Runs of 0 and 1 in turn, beginning with 0, column by column; none empty but perhaps the first; at least one.
    private readonly int[] _runs;

    private Mask(int height, int width, IEnumerable<int> runs)
    {
        Height = height;
        Width = width;
        _runs = Join(runs);
        for (var position = 1; position < _runs.Length; position += 2) Area += _runs[position];
    }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>The number of columns.</summary>
    public int Width { get; }

    /// <summary>The number of pixels that are set.</summary>
    public int Area { get; }

    /// <summary>Reads a mask from its COCO counts string, as the service writes it.</summary>
    /// <exception cref="FormatException">The size is not one of a mask, or the string is no counts string of that size.</exception>
    public static Mask FromCounts(int height, int width, string counts)
    {
        CheckSize(height, width);
        return new Mask(height, width, MaskCounts.Decode(counts, (long)height * width));
    }

    /// <summary>Makes a mask of a matrix: the first index is the row, the second one the column.</summary>
    /// <exception cref="FormatException">The matrix has more pixels than a mask may have.</exception>
    public static Mask FromArray(bool[,] pixels)
    {
        int height = pixels.GetLength(0), width = pixels.GetLength(1);
        CheckSize(height, width);
        var columns = new bool[height * width];
        for (var column = 0; column < width; column++)
        {
            for (var row = 0; row < height; row++) columns[column * height + row] = pixels[row, column];
        }

        return FromColumns(height, width, columns);
    }

    /// <summary>The matrix: the first index is the row, the second one the column; true is set.</summary>
    public bool[,] ToArray()
    {
        var columns = new bool[Height * Width];
        AddTo(columns);
        var pixels = new bool[Height, Width];
        for (var column = 0; column < Width; column++)
        {
            for (var row = 0; row < Height; row++) pixels[row, column] = columns[column * Height + row];
        }

        return pixels;
    }

    /// <summary>The COCO counts string, without empty runs but perhaps the first.</summary>
    public string ToCounts() => MaskCounts.Encode(_runs);

    /// <summary>Size and area.</summary>
    public override string ToString() => $"{Height} x {Width} pixels, {Area} set";

    /// <summary>Makes a mask of its pixels, column by column.</summary>
    internal static Mask FromColumns(int height, int width, bool[] pixels)
    {
        var runs = new List<int>();
        var set = false;
        var start = 0;
        for (var position = 0; position < pixels.Length; position++)
        {
            if (pixels[position] == set) continue;
            runs.Add(position - start);
            start = position;
            set = !set;
        }

        runs.Add(pixels.Length - start);
        return new Mask(height, width, runs);
    }

    /// <summary>Sets the mask's pixels in a matrix of its size that is written column by column.</summary>
    internal void AddTo(bool[] pixels)
    {
        var position = 0;
        for (var run = 0; run < _runs.Length; run++)
        {
            var end = position + _runs[run];
            if (run % 2 == 0) position = end;
            while (position < end) pixels[position++] = true;
        }
    }

    private static void CheckSize(long height, long width)
    {
        if (height < 0 || width < 0) throw new FormatException($"A mask cannot have {height} x {width} pixels.");
        if (height * width > MaximumPixelCount)
            throw new FormatException($"A mask of {height} x {width} pixels is larger than the {MaximumPixelCount} pixels that are accepted.");
    }

    // Empty runs are allowed in a counts string; what they stand between belongs together.
    private static int[] Join(IEnumerable<int> runs)
    {
        var joined = new List<int>();
        var position = 0;
        foreach (var run in runs)
        {
            var set = position++ % 2;
            if (run == 0 && joined.Count > 0) continue;
            if (joined.Count > 0 && (joined.Count - 1) % 2 == set) joined[joined.Count - 1] += run;
            else joined.Add(run);
        }

        return joined.Count == 0 ? [0] : joined.ToArray();
    }
}
