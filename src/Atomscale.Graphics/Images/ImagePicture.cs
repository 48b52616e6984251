using System;
using System.Globalization;
using Atomscale.Graphics.Charts;
using Atomscale.Graphics.Drawing;
using SkiaSharp;

namespace Atomscale.Graphics.Images;

/// <summary>An image with what was found in it drawn over it.</summary>
internal static class ImagePicture
{
    private const double TextOfRadius = 1.0;
    private const double LeastText = 9;
    private const double TitleHeight = 28;
    private const double TitleSize = 15;

    /// <summary>The image in pixels, in its own size unless another is asked for; never distorted.</summary>
    /// <exception cref="AtomscaleException">BadAnswer, NoFont.</exception>
    public static SKBitmap Pixels(AtomscaleResult result, PictureOptions options)
    {
        var image = ImageOf(result);
        var bitmap = DecodedImage.Of(image);
        if (result is RheedImageResult rheed)
        {
            DrawSpots(bitmap, rheed, options);
            if (!options.HideMask && rheed.Mask is { } mask) MaskOverlay.Apply(bitmap, mask, options.Alpha);
        }

        bitmap = Scaled(bitmap, options);
        return string.IsNullOrWhiteSpace(options.Title) ? bitmap : Titled(bitmap, options);
    }

    /// <summary>The same as one element of SVG, the text as text.</summary>
    /// <exception cref="AtomscaleException">BadAnswer.</exception>
    public static SvgDrawing Shapes(AtomscaleResult result, PictureOptions options, Palette inks, string idPrefix)
    {
        var image = ImageOf(result);
        if ((long)image.Width * image.Height > DecodedImage.MaximumPixelCount)
            throw new AtomscaleException(AtomscaleErrorKind.BadAnswer, $"The picture has {image.Width} x {image.Height} pixels, more than are drawn.");
        var factor = Factor(image.Width, image.Height, options);
        var top = string.IsNullOrWhiteSpace(options.Title) ? 0 : TitleHeight;
        double width = image.Width * factor, height = image.Height * factor;
        var drawing = new SvgDrawing(width, height + top, inks, options.Title ?? ChartTexts.Title(result), idPrefix);
        if (top > 0)
        {
            drawing.Rectangle(PaletteColor.Paper, 0, 0, width, top);
            drawing.Text(PaletteColor.Text, EllipsisedText.Of(drawing, options.Title!, TitleSize, width - 12, isBold: true), TitleSize, 6, top - 9, isBold: true);
        }

        var shown = SmallerImage.Of(image, options.MostImageWidth);
        drawing.Image(shown.GetBytes(), MediaType(shown), 0, top, width, height);
        if (result is not RheedImageResult rheed) return drawing;
        var radius = OverlaySpot.Radius(image) * factor;
        drawing.Clip(0, top, width, height, () =>
        {
            foreach (var spot in OverlaySpot.Of(rheed, options))
            {
                drawing.Disc(spot.Colour, spot.X * factor, top + spot.Y * factor, radius);
                drawing.TextBelow("#ffffff", spot.Text, TextSize(radius), spot.X * factor - radius / 2, top + spot.Y * factor - radius);
            }

            if (!options.HideMask && rheed.Mask is { } mask)
                drawing.Image(PngBytes.RedOfMask(mask), "image/png", 0, top, mask.Width * factor, mask.Height * factor, MaskOverlay.Opacity(options.Alpha) / (double)byte.MaxValue);
        });
        return drawing;
    }

    public static RasterImage ImageOf(AtomscaleResult result) => result switch
    {
        RheedImageResult rheed => rheed.ProcessedImage,
        OpticalImageResult optical => optical.ProcessedImage,
        _ => throw new AtomscaleException(
            AtomscaleErrorKind.NothingToPlot,
            $"The result of entry {result.DataId} ({result.DataType}) is no image.",
            "RHEED and optical images, and the snapshots of videos, are. Export-AtomscalePlot draws spectra and series."),
    };

    public static byte[] Encode(SKBitmap bitmap, int? dpi)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var png = data.ToArray();
        return dpi is { } known ? PngBytes.WithDpi(png, known) : png;
    }

    private static string MediaType(RasterImage image) => "image/" + image.Format.ToLower(CultureInfo.InvariantCulture);

    private static double TextSize(double radius) => Math.Max(LeastText, radius * TextOfRadius);

    private static void DrawSpots(SKBitmap bitmap, RheedImageResult result, PictureOptions options)
    {
        var spots = OverlaySpot.Of(result, options);
        if (spots.Count == 0) return;
        var radius = (float)OverlaySpot.Radius(result.ProcessedImage);
        using var canvas = new SKCanvas(bitmap);
        using var typeface = SystemFont.Get(isBold: false);
        using var font = new SKFont(typeface, (float)TextSize(radius));
        using var white = new SKPaint { Color = SKColors.White, IsAntialias = true };
        foreach (var spot in spots)
        {
            using var disc = new SKPaint { Color = SKColor.Parse(spot.Colour), IsAntialias = true };
            canvas.DrawCircle((float)spot.X, (float)spot.Y, radius, disc);
            // Text stands on its baseline; what is given is its top.
            canvas.DrawText(spot.Text, (float)spot.X - radius / 2, (float)spot.Y - radius - font.Metrics.Ascent, font, white);
        }
    }

    private static double Factor(int width, int height, PictureOptions options) => (options.Width, options.Height) switch
    {
        ({ } wanted, { } high) => Math.Min(wanted / (double)width, high / (double)height),
        ({ } wanted, null) => wanted / (double)width,
        (null, { } high) => high / (double)height,
        _ => 1,
    };

    private static SKBitmap Scaled(SKBitmap bitmap, PictureOptions options)
    {
        var factor = Factor(bitmap.Width, bitmap.Height, options);
        if (factor.Equals(1.0)) return bitmap;
        using (bitmap)
        {
            var size = new SKImageInfo(Math.Max(1, (int)Math.Round(bitmap.Width * factor)), Math.Max(1, (int)Math.Round(bitmap.Height * factor)), SKColorType.Rgba8888, SKAlphaType.Opaque);
            return bitmap.Resize(size, new SKSamplingOptions(SKCubicResampler.Mitchell));
        }
    }

    private static SKBitmap Titled(SKBitmap bitmap, PictureOptions options)
    {
        using (bitmap)
        {
            var scale = options.Scale;
            var top = (int)Math.Round(TitleHeight * scale);
            using var drawing = new PixelDrawing(bitmap.Width, bitmap.Height + top, scale, Palette.Of(options.Theme));
            drawing.Rectangle(PaletteColor.Paper, 0, 0, bitmap.Width / scale, TitleHeight);
            drawing.Text(PaletteColor.Text, EllipsisedText.Of(drawing, options.Title!, TitleSize, bitmap.Width / scale - 12, isBold: true), TitleSize, 6, TitleHeight - 9, isBold: true);
            var whole = drawing.Bitmap.Copy();
            using var canvas = new SKCanvas(whole);
            canvas.DrawBitmap(bitmap, 0, top);
            return whole;
        }
    }
}
