using SkiaSharp;

namespace Atomscale.Graphics.Images;

/// <summary>Turns a picture's bytes into pixels, opaque, in red, green, blue and alpha bytes.</summary>
internal static class DecodedImage
{
    /// <summary>Pictures of more pixels are refused before they are decoded.</summary>
    public const long MaximumPixelCount = 50_000_000;

    /// <exception cref="AtomscaleException">BadAnswer: it is too large, or broken.</exception>
    public static SKBitmap Of(RasterImage image)
    {
        if ((long)image.Width * image.Height > MaximumPixelCount)
            throw new AtomscaleException(AtomscaleErrorKind.BadAnswer, $"The picture has {image.Width} x {image.Height} pixels, more than the {MaximumPixelCount} that are decoded.");
        using var stream = new System.IO.MemoryStream(image.GetBytes());
        using var codec = SKCodec.Create(stream);
        // The header that counts is the decoder's: it must not promise less than it unpacks.
        if (codec is null || codec.Info.Width != image.Width || codec.Info.Height != image.Height) throw Broken();
        var bitmap = new SKBitmap(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            bitmap.Dispose();
            throw Broken();
        }

        var pixels = bitmap.GetPixelSpan();
        var opaque = new SKBitmap(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var target = opaque.GetPixels();
        var copy = pixels.ToArray();
        for (var alpha = 3; alpha < copy.Length; alpha += 4) copy[alpha] = byte.MaxValue;
        System.Runtime.InteropServices.Marshal.Copy(copy, 0, target, copy.Length);
        bitmap.Dispose();
        return opaque;
    }

    private static AtomscaleException Broken() => new(AtomscaleErrorKind.BadAnswer, "The picture cannot be decoded.", "Save it with Export-AtomscaleImage and look at the file.");
}
