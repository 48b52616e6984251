using System;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace Atomscale.Graphics.Images;

/// <summary>Lays a mask over a picture in red, at the top left corner, unscaled and clipped; the picture stays opaque.</summary>
internal static class MaskOverlay
{
    private const int BytesPerPixel = 4;

    /// <summary>The opacity that eight bits can hold: rounded down.</summary>
    public static int Opacity(double alpha) => (int)Math.Floor(alpha * byte.MaxValue);

    public static void Apply(SKBitmap bitmap, Mask mask, double alpha)
    {
        var opacity = Opacity(alpha);
        var set = mask.ToArray();
        var pixels = bitmap.GetPixelSpan().ToArray();
        for (var row = 0; row < Math.Min(bitmap.Height, mask.Height); row++)
        {
            for (var column = 0; column < Math.Min(bitmap.Width, mask.Width); column++)
            {
                if (!set[row, column]) continue;
                var position = row * bitmap.RowBytes + column * BytesPerPixel;
                pixels[position] = Blend(pixels[position], byte.MaxValue, opacity);
                pixels[position + 1] = Blend(pixels[position + 1], 0, opacity);
                pixels[position + 2] = Blend(pixels[position + 2], 0, opacity);
            }
        }

        Marshal.Copy(pixels, 0, bitmap.GetPixels(), pixels.Length);
    }

    private static byte Blend(int below, int above, int opacity) => (byte)((below * (byte.MaxValue - opacity) + above * opacity + byte.MaxValue / 2) / byte.MaxValue);
}
