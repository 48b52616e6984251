using System;
using Atomscale.Graphics.Charts;
using Atomscale.Graphics.Drawing;
using Atomscale.Graphics.Images;
using SkiaSharp;

namespace Atomscale.Graphics;

/// <summary>Draws results: spectra, time series, series on one clock, images. Pure functions.</summary>
public static class Picture
{
    private const long MaximumPixelCount = 100_000_000;

    /// <summary>A picture as the bytes of a file.</summary>
    /// <param name="item">A result, or series that were aligned.</param>
    /// <param name="format">The file's format.</param>
    /// <param name="options">How it is to look.</param>
    /// <exception cref="AtomscaleException">NothingToPlot; NoFont: PNG needs one; BadAnswer: an image is broken or too large; BadInput: so is what is asked for.</exception>
    public static byte[] Render(object item, PictureFormat format, PictureOptions options)
    {
        if (format == PictureFormat.Svg)
        {
            using var drawing = Shapes(item, options, Palette.Of(options.Theme), "");
            return drawing.FinishFile();
        }

        return WithPixels(item, options, bitmap => ImagePicture.Encode(bitmap, options.Dpi));
    }

    /// <summary>A picture as text that a terminal draws in place (Sixel).</summary>
    /// <param name="item">A result, or series that were aligned.</param>
    /// <param name="options">How it is to look.</param>
    /// <exception cref="AtomscaleException">As <see cref="Render"/>.</exception>
    public static string RenderSixel(object item, PictureOptions options) => WithPixels(item, options, Sixel.Of);

    /// <summary>A picture as one element of SVG whose colours are variables of the page around it.</summary>
    internal static string RenderInline(object item, PictureOptions options, string idPrefix)
    {
        using var drawing = Shapes(item, options, Palette.OfPage, idPrefix);
        return drawing.Finish();
    }

    private static T WithPixels<T>(object item, PictureOptions options, Func<SKBitmap, T> use)
    {
        try
        {
            using var bitmap = Pixels(item, options);
            return use(bitmap);
        }
        catch (Exception error) when (NativeLibraryErrors.IsMissing(error))
        {
            throw new AtomscaleException(
                AtomscaleErrorKind.NotSupportedOnThisEdition, "The library that draws pixels is not there for this system and processor.", "Write an .svg file instead, which needs none.", innerException: error);
        }
    }

    private static SvgDrawing Shapes(object item, PictureOptions options, Palette inks, string idPrefix)
    {
        if (IsImage(item)) return ImagePicture.Shapes((AtomscaleResult)item, options, inks, idPrefix);
        var chart = ChartOf(item, options);
        var (width, height) = Size(chart, options);
        var drawing = new SvgDrawing(width / options.Scale, height / options.Scale, inks, chart.Title.Length > 0 ? chart.Title : LabelOf(item), idPrefix);
        ChartDrawer.Draw(drawing, chart, width / options.Scale, height / options.Scale);
        return drawing;
    }

    private static SKBitmap Pixels(object item, PictureOptions options)
    {
        if (IsImage(item)) return ImagePicture.Pixels((AtomscaleResult)item, options);
        var chart = ChartOf(item, options);
        var (width, height) = Size(chart, options);
        using var drawing = new PixelDrawing(width, height, options.Scale, Palette.Of(options.Theme));
        ChartDrawer.Draw(drawing, chart, width / options.Scale, height / options.Scale);
        return drawing.Bitmap.Copy();
    }

    private static string LabelOf(object item) => item is AtomscaleResult result ? ChartTexts.Title(result) : item.ToString() ?? "";

    private static bool IsImage(object item) => item is RheedImageResult or OpticalImageResult;

    private static Chart ChartOf(object item, PictureOptions options)
    {
        var chart = item switch
        {
            SpectrumResult spectrum => SpectrumChart.Of(spectrum, options),
            TimeseriesResult series => SeriesChart.Of(series, options),
            AlignedTimeseries aligned => AlignedChart.Of(aligned, options),
            AtomscaleResult other => throw PlotErrors.Nothing($"The result of entry {other.DataId} ({other.DataType}) has nothing to draw."),
            _ => throw new ArgumentException($"{item} is no result.", nameof(item)),
        };
        // An empty title takes the line below it along: the page around says it all.
        return options.Title is { } title ? chart with { Title = title, Subtitle = title.Length == 0 ? "" : chart.Subtitle } : chart;
    }

    private static (int Width, int Height) Size(Chart chart, PictureOptions options)
    {
        const int LeastWidth = 160, LeastHeight = 120;
        var width = options.Width ?? (int)Math.Round(ChartDrawer.DefaultWidth * options.Scale);
        var height = options.Height ?? (int)Math.Round(ChartDrawer.DefaultHeight(chart, width / options.Scale) * options.Scale);
        if (width < LeastWidth * options.Scale || height < LeastHeight * options.Scale)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"A plot of {width} x {height} pixels at {options.Dpi} dpi has no room for its axes.", "Choose a larger -Width or -Height, or a smaller -Dpi.");
        if ((long)width * height > MaximumPixelCount)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"A picture of {width} x {height} pixels is larger than the {MaximumPixelCount} pixels that are drawn.", "Choose fewer metrics, or a smaller -Width, -Height or -Dpi.");
        return (width, height);
    }
}
