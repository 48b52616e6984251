#if NET
using System;
using System.IO;
using System.Linq;
using Atomscale.Graphics;
using Atomscale.Graphics.Images;
using SkiaSharp;
using Xunit;

namespace Atomscale.Client.Tests.Pictures;

public sealed class ImageTests
{
    private static readonly Mask s_mask = Mask.FromArray(new[,] { { true, false, false }, { false, true, true } });

    [Fact]
    public void A_mask_of_one_bit_a_pixel_reads_back()
    {
        var png = PngBytes.OfMask(s_mask);
        Assert.Equal(1, png[24]);
        using var bitmap = SKBitmap.Decode(png);
        Assert.Equal(SKColors.White, bitmap.GetPixel(0, 0));
        Assert.Equal(SKColors.Black, bitmap.GetPixel(1, 0));
        Assert.Equal(SKColors.White, bitmap.GetPixel(2, 1));
    }

    [Theory]
    [InlineData(0.2, 51)]
    [InlineData(0.999, 254)]
    [InlineData(1.0, 255)]
    public void The_mask_lies_over_the_picture_in_red_unscaled_and_clipped(double alpha, int opacity)
    {
        Assert.Equal(opacity, MaskOverlay.Opacity(alpha));
        var result = new RheedImageResult(new CatalogueEntry("i", "rheed_image", "success"), Grey(2, 4), s_mask, null, null);
        using var bitmap = SKBitmap.Decode(Picture.Render(result, PictureFormat.Png, new PictureOptions { Alpha = alpha }));
        var below = (int)Math.Round(100 * (255 - opacity) / 255.0);
        Assert.Equal(new SKColor((byte)Math.Round((100 * (255 - opacity) + 255 * opacity) / 255.0), (byte)below, (byte)below), bitmap.GetPixel(0, 0));
        Assert.Equal(new SKColor(100, 100, 100), bitmap.GetPixel(1, 0));
        Assert.Equal(new SKColor(100, 100, 100), bitmap.GetPixel(0, 3));
    }

    [Fact]
    public void A_picture_that_says_it_is_huge_is_refused_before_it_is_decoded()
    {
        var bytes = Grey(2, 2).GetBytes();
        bytes[16] = bytes[20] = 0x7F;
        var result = new RheedImageResult(new CatalogueEntry("i", "rheed_image", "success"), new RasterImage(bytes), null, null, null);
        Assert.Equal(AtomscaleErrorKind.BadAnswer, Assert.Throws<AtomscaleException>(() => Picture.Render(result, PictureFormat.Png, new PictureOptions())).Kind);
    }

    [Fact]
    public void A_terminal_shows_the_colours_that_are_most_of_a_picture_as_they_are_and_rare_bright_ones_nearly_so()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(new SKColor(20, 24, 31));
        for (var number = 0; number < 400; number++) bitmap.SetPixel(number % 64, number / 64, new SKColor((byte)(number % 20 * 3), (byte)(number / 20 * 3), 40));
        bitmap.SetPixel(63, 63, new SKColor(250, 3, 2));
        var colours = Sixel.Of(bitmap).Split('#').Where(part => part.Contains(";2;", StringComparison.Ordinal)).Select(part => part[(part.IndexOf(";2;", StringComparison.Ordinal) + 3)..]).ToArray();
        Assert.InRange(colours.Length, 2, 256);
        Assert.Contains("8;9;12", colours);
        Assert.Contains("100;0;0", colours);
    }

    [Fact]
    public void The_resolution_is_noted_in_the_file()
    {
        var result = new RheedImageResult(new CatalogueEntry("i", "rheed_image", "success"), Grey(2, 2), null, null, null);
        var png = Picture.Render(result, PictureFormat.Png, new PictureOptions { Dpi = 254 });
        Assert.Equal([0, 0, 0x27, 0x10], png[41..45]);
        using var stream = new MemoryStream(png);
        using var codec = SKCodec.Create(stream);
        Assert.Equal(2, codec.Info.Width);
    }

    private static RasterImage Grey(int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(new SKColor(100, 100, 100));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return new RasterImage(data.ToArray());
    }
}
#endif
