using System;
using System.Collections.Generic;

namespace Atomscale.Client.Analysis.Patterns;

/// <summary>What happens to the masks of spots when a pattern is symmetrised.</summary>
internal static class PatternMasks
{
    /// <summary>
    /// The mirror image about a column. A column whose image lies outside the mask stays where it was when the mirror is in the right
    /// half; else it comes from the other end, as if the mask were a ring. So does the service's own client.
    /// </summary>
    /// <exception cref="AtomscaleException">There is no column to mirror about.</exception>
    public static Mask Mirror(Mask mask, double origin)
    {
        if (double.IsNaN(origin) || Math.Abs(origin) > int.MaxValue) throw PatternRow.Unusable("its first node has no specular_origin_1");
        var twice = 2 * (long)Math.Round(origin, MidpointRounding.ToEven);
        var pixels = new bool[mask.Height * mask.Width];
        mask.AddTo(pixels);
        var mirrored = new bool[pixels.Length];
        for (var column = 0; column < mask.Width; column++)
        {
            var source = SourceOf(column, twice, mask.Width);
            Array.Copy(pixels, source * mask.Height, mirrored, column * mask.Height, mask.Height);
        }

        return Mask.FromColumns(mask.Height, mask.Width, mirrored);
    }

    /// <summary>All pixels of several masks; null when there is none.</summary>
    /// <exception cref="AtomscaleException">The masks are not of one size.</exception>
    public static Mask? Union(List<Mask?> masks)
    {
        masks.RemoveAll(mask => mask is null);
        if (masks.Count <= 1) return masks.Count == 0 ? null : masks[0];

        var first = masks[0]!;
        var pixels = new bool[first.Height * first.Width];
        foreach (var mask in masks)
        {
            if (mask!.Height != first.Height || mask.Width != first.Width) throw PatternRow.Unusable("its nodes' masks are not of one size");
            mask.AddTo(pixels);
        }

        return Mask.FromColumns(first.Height, first.Width, pixels);
    }

    private static int SourceOf(int column, long twice, int width)
    {
        var image = twice - column;
        if (image >= 0 && image < width) return (int)image;
        return twice >= width ? column : (int)(((image % width) + width) % width);
    }
}
