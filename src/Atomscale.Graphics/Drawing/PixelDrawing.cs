using System;
using System.Collections.Generic;
using SkiaSharp;

namespace Atomscale.Graphics.Drawing;

/// <summary>Draws in pixels.</summary>
internal sealed class PixelDrawing : IDrawing, IDisposable
{
    private const float UpwardTurn = -90;

    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;
    private readonly FontSet _fonts;
    private readonly FontSet _boldFonts;
    private readonly Palette _inks;

    /// <param name="pixelWidth">The picture's width in pixels.</param>
    /// <param name="pixelHeight">The picture's height in pixels.</param>
    /// <param name="scale">Pixels to a CSS pixel.</param>
    /// <param name="inks">The colours.</param>
    public PixelDrawing(int pixelWidth, int pixelHeight, double scale, Palette inks)
    {
        _inks = inks;
        _fonts = new FontSet(SystemFont.Get(isBold: false));
        _boldFonts = new FontSet(SystemFont.Get(isBold: true));
        _bitmap = new SKBitmap(new SKImageInfo(pixelWidth, pixelHeight, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _canvas = new SKCanvas(_bitmap);
        _canvas.Scale((float)scale);
    }

    public SKBitmap Bitmap => _bitmap;

    public double Measure(string text, double size, bool isBold = false)
    {
        var width = 0.0;
        foreach (var run in Runs(text, isBold))
        {
            using var font = Font(run, size);
            width += font.MeasureText(run.Text);
        }

        return width;
    }

    public void Rectangle(PaletteColor ink, double x, double y, double width, double height)
    {
        using var paint = Paint(ink);
        _canvas.DrawRect((float)x, (float)y, (float)width, (float)height, paint);
    }

    public void Line(PaletteColor ink, double thickness, double x1, double y1, double x2, double y2)
    {
        using var paint = Paint(ink, thickness);
        _canvas.DrawLine((float)x1, (float)y1, (float)x2, (float)y2, paint);
    }

    public void Curve(PaletteColor ink, double thickness, IReadOnlyList<IReadOnlyList<(double X, double Y)>> pieces)
    {
        using var paint = Paint(ink, thickness);
        paint.StrokeJoin = SKStrokeJoin.Round;
        paint.StrokeCap = SKStrokeCap.Round;
        using var path = new SKPath();
        foreach (var piece in pieces)
        {
            path.MoveTo((float)piece[0].X, (float)piece[0].Y);
            for (var index = piece.Count == 1 ? 0 : 1; index < piece.Count; index++) path.LineTo((float)piece[index].X, (float)piece[index].Y);
        }

        _canvas.DrawPath(path, paint);
    }

    public void Text(PaletteColor ink, string text, double size, double x, double y, Anchor anchor = Anchor.Start, bool isUpright = false, bool isBold = false)
    {
        using var paint = Paint(ink);
        _canvas.Save();
        _canvas.Translate((float)x, (float)y);
        if (isUpright) _canvas.RotateDegrees(UpwardTurn);
        var place = (float)(-Share(anchor) * Measure(text, size, isBold));
        foreach (var run in Runs(text, isBold))
        {
            const float Rise = 0.35f;
            using var font = Font(run, size);
            _canvas.DrawText(run.Text, place, run.IsRaised ? -Rise * (float)size : 0, font, paint);
            place += font.MeasureText(run.Text);
        }

        _canvas.Restore();
    }

    public void Clip(double x, double y, double width, double height, Action draw)
    {
        _canvas.Save();
        _canvas.ClipRect(SKRect.Create((float)x, (float)y, (float)width, (float)height));
        draw();
        _canvas.Restore();
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
        _fonts.Dispose();
        _boldFonts.Dispose();
    }

    private static double Share(Anchor anchor) => anchor switch
    {
        Anchor.Middle => 0.5,
        Anchor.End => 1,
        _ => 0,
    };

    private static SKFont Font(TextRun run, double size)
    {
        const float Small = 0.72f;
        return new SKFont(run.Typeface, (run.IsRaised ? Small : 1) * (float)size) { Subpixel = true, Edging = SKFontEdging.Antialias };
    }

    private IReadOnlyList<TextRun> Runs(string text, bool isBold) => (isBold ? _boldFonts : _fonts).Runs(text);

    private SKPaint Paint(PaletteColor ink, double? thickness = null) => new()
    {
        Color = SKColor.Parse(_inks[ink]),
        IsAntialias = true,
        IsStroke = thickness is not null,
        StrokeWidth = (float)(thickness ?? 0),
    };
}
