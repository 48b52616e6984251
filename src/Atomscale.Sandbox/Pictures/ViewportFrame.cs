using System;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Pictures;

/// <summary>What a camera at a viewport sees: the wafer, a glowing disc that changes its colour while the film grows.</summary>
internal static class ViewportFrame
{
    /// <summary>As PNG; share is how far the video has come, from 0 to 1.</summary>
    public static byte[] Encode(Entry entry, Draw noise, double share)
    {
        var (width, height) = PictureSizes.Of(entry.Rank);
        var (row0, column0, radius) = (height * 0.52, width * 0.49, height * 0.3);
        var pixels = new byte[3 * width * height];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                // Seen at an angle: flatter than wide.
                var (down, right) = ((row - row0) / (0.8 * radius), (column - column0) / radius);
                var glow = 1 / (1 + Math.Exp(30 * (Math.Sqrt((down * down) + (right * right)) - 1)));
                var light = 14 + (200 * glow) + (3 * noise.Normal());
                var place = 3 * ((row * width) + column);
                pixels[place] = Level(light);
                pixels[place + 1] = Level(light * (0.45 + (0.2 * Math.Cos(9 * share))));
                pixels[place + 2] = Level(light * (0.25 + (0.15 * Math.Sin(7 * share))));
            }
        }
        return Png.EncodeRgb(pixels, width, height);
    }

    private static byte Level(double light) => (byte)Math.Clamp(Math.Round(light), 0, 255);
}
