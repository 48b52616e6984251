using System;
using SkiaSharp;

namespace Atomscale.Graphics.Images;

/// <summary>A picture with fewer pixels, for a page that shows it small: a report on a project would else be too large to send.</summary>
internal static class SmallerImage
{
    private const int Quality = 85;

    /// <summary>The picture as JPEG when it is wider; else, and where pixels cannot be drawn, as it is.</summary>
    /// <exception cref="AtomscaleException">BadAnswer: it is too large, or broken.</exception>
    public static RasterImage Of(RasterImage image, int? mostWidth)
    {
        if (mostWidth is not { } width || image.Width <= width) return image;
        try
        {
            return Shrink(image, width);
        }
        catch (Exception error) when (NativeLibraryErrors.IsMissing(error))
        {
            return image;
        }
    }

    private static RasterImage Shrink(RasterImage image, int width)
    {
        using var bitmap = DecodedImage.Of(image);
        var height = Math.Max(1, (int)Math.Round(image.Height * (double)width / image.Width));
        using var small = bitmap.Resize(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var data = small.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new RasterImage(data.ToArray());
    }
}
