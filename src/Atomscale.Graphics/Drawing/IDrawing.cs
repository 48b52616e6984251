using System;
using System.Collections.Generic;

namespace Atomscale.Graphics.Drawing;

/// <summary>What charts are drawn on: pixels or SVG. Lengths are in CSS pixels (1/96 inch), y points down, text stands on its baseline.</summary>
internal interface IDrawing
{
    /// <summary>The width of a text; for SVG an estimate, since the reader's font is not known.</summary>
    double Measure(string text, double size, bool isBold = false);

    void Rectangle(PaletteColor ink, double x, double y, double width, double height);

    void Line(PaletteColor ink, double thickness, double x1, double y1, double x2, double y2);

    void Curve(PaletteColor ink, double thickness, IReadOnlyList<IReadOnlyList<(double X, double Y)>> pieces);

    /// <param name="ink">The colour.</param>
    /// <param name="text">The text; one line.</param>
    /// <param name="size">The height of the font.</param>
    /// <param name="x">The point's column.</param>
    /// <param name="y">The point's row.</param>
    /// <param name="anchor">Which part of the text stands there.</param>
    /// <param name="isUpright">Whether the text runs from below to above.</param>
    /// <param name="isBold">Whether the font is bold.</param>
    void Text(PaletteColor ink, string text, double size, double x, double y, Anchor anchor = Anchor.Start, bool isUpright = false, bool isBold = false);

    /// <summary>Draws so that nothing is seen outside a rectangle.</summary>
    void Clip(double x, double y, double width, double height, Action draw);
}
