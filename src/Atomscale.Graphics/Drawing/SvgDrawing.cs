using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;

namespace Atomscale.Graphics.Drawing;

/// <summary>Draws shapes and text as SVG 1.1, without any font or native library.</summary>
internal sealed class SvgDrawing : IDrawing, IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const string Fonts = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    private const double FarthestPlace = 1e6;

    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);
    private readonly XmlWriter _writer;
    private readonly Palette _inks;
    private readonly string _idPrefix;
    private int _clips;

    /// <param name="width">The width in CSS pixels.</param>
    /// <param name="height">The height in CSS pixels.</param>
    /// <param name="inks">The colours.</param>
    /// <param name="label">What a reader that cannot see the picture is told.</param>
    /// <param name="idPrefix">Begins the ids in the picture, which have to differ from those of others in the same page.</param>
    public SvgDrawing(double width, double height, Palette inks, string label, string idPrefix = "")
    {
        _inks = inks;
        _idPrefix = idPrefix;
        _writer = XmlWriter.Create(_text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineChars = "\n", Indent = true, IndentChars = "" });
        _writer.WriteStartElement("svg", Namespace);
        Attribute("width", width);
        Attribute("height", height);
        Attribute("viewBox", $"0 0 {Number(width)} {Number(height)}");
        Attribute("role", "img");
        Attribute("font-family", Fonts);
        _writer.WriteElementString("title", Namespace, XmlText.Clean(label));
    }

    /// <summary>Ends the picture.</summary>
    /// <returns>One element, without a declaration.</returns>
    public string Finish()
    {
        _writer.WriteEndElement();
        _writer.Flush();
        return _text.ToString() + "\n";
    }

    public byte[] FinishFile() => new UTF8Encoding(false).GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Finish());

    public double Measure(string text, double size, bool isBold = false) => TextWidths.Of(text, size, isBold);

    public void Rectangle(PaletteColor ink, double x, double y, double width, double height)
    {
        Start("rect", ("x", x), ("y", y), ("width", width), ("height", height));
        Paint("fill", ink);
        _writer.WriteEndElement();
    }

    public void Line(PaletteColor ink, double thickness, double x1, double y1, double x2, double y2)
    {
        Start("line", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke-width", thickness));
        Paint("stroke", ink);
        _writer.WriteEndElement();
    }

    public void Curve(PaletteColor ink, double thickness, IReadOnlyList<IReadOnlyList<(double X, double Y)>> pieces)
    {
        if (pieces.Count == 0) return;
        Start("path", ("stroke-width", thickness));
        Paint("stroke", ink);
        Attribute("fill", "none");
        Attribute("stroke-linejoin", "round");
        // A piece of one point is a dot: a line without length with round ends.
        Attribute("stroke-linecap", "round");
        Attribute("d", string.Concat(pieces.Select(Steps)));
        _writer.WriteEndElement();
    }

    public void Text(PaletteColor ink, string text, double size, double x, double y, Anchor anchor = Anchor.Start, bool isUpright = false, bool isBold = false)
    {
        if (isUpright) Start("text", ("font-size", size));
        else Start("text", ("x", x), ("y", y), ("font-size", size));
        if (isUpright) Attribute("transform", $"translate({Number(x)} {Number(y)}) rotate(-90)");
        if (anchor != Anchor.Start) Attribute("text-anchor", anchor == Anchor.Middle ? "middle" : "end");
        if (isBold) Attribute("font-weight", "bold");
        Paint("fill", ink);
        _writer.WriteString(XmlText.Clean(text));
        _writer.WriteEndElement();
    }

    public void Clip(double x, double y, double width, double height, Action draw)
    {
        var id = $"{_idPrefix}clip{_clips++}";
        _writer.WriteStartElement("clipPath", Namespace);
        Attribute("id", id);
        Start("rect", ("x", x), ("y", y), ("width", width), ("height", height));
        _writer.WriteEndElement();
        _writer.WriteEndElement();
        _writer.WriteStartElement("g", Namespace);
        Attribute("clip-path", $"url(#{id})");
        draw();
        _writer.WriteEndElement();
    }

    /// <summary>A picture of pixels, as it is.</summary>
    public void Image(byte[] bytes, string mediaType, double x, double y, double width, double height, double opacity = 1)
    {
        Start("image", ("x", x), ("y", y), ("width", width), ("height", height));
        if (opacity < 1) Attribute("opacity", opacity.ToString("0.######", CultureInfo.InvariantCulture));
        Attribute("preserveAspectRatio", "none");
        Attribute("href", $"data:{mediaType};base64,{Convert.ToBase64String(bytes)}");
        _writer.WriteEndElement();
    }

    /// <summary>A filled disc in a colour of its own.</summary>
    public void Disc(string colour, double x, double y, double radius)
    {
        Start("circle", ("cx", x), ("cy", y), ("r", radius));
        Attribute("fill", colour);
        _writer.WriteEndElement();
    }

    /// <summary>Text in a colour of its own, its top left corner at a point.</summary>
    public void TextBelow(string colour, string text, double size, double x, double y)
    {
        const double Ascent = 0.9;
        Start("text", ("x", x), ("y", y + Ascent * size), ("font-size", size));
        Attribute("fill", colour);
        _writer.WriteString(XmlText.Clean(text));
        _writer.WriteEndElement();
    }

    public void Dispose() => _writer.Dispose();

    // Steps from point to point in tenths of a pixel: half as long as places, and no less exact, since it is places that are rounded.
    private static string Steps(IReadOnlyList<(double X, double Y)> piece)
    {
        var steps = new StringBuilder();
        var (x, y) = (Tenths(piece[0].X), Tenths(piece[0].Y));
        steps.Append('M').Append(Tenth(x)).Append(' ').Append(Tenth(y)).Append('l');
        for (var index = piece.Count == 1 ? 0 : 1; index < piece.Count; index++)
        {
            var (nextX, nextY) = (Tenths(piece[index].X), Tenths(piece[index].Y));
            if (steps[steps.Length - 1] != 'l' && nextX >= x) steps.Append(' ');
            steps.Append(Tenth(nextX - x));
            if (nextY >= y) steps.Append(' ');
            steps.Append(Tenth(nextY - y));
            (x, y) = (nextX, nextY);
        }

        return steps.ToString();
    }

    private static long Tenths(double place) => (long)Math.Round(Math.Max(-FarthestPlace, Math.Min(FarthestPlace, place)) * 10);

    private static string Tenth(long tenths) => (tenths / 10.0).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private void Start(string name, params (string Name, double Value)[] attributes)
    {
        _writer.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes) Attribute(attribute, value);
    }

    // Variables of CSS are read in a style only, not in an attribute.
    private void Paint(string property, PaletteColor ink)
    {
        if (_inks[ink].StartsWith("var", StringComparison.Ordinal)) Attribute("style", $"{property}:{_inks[ink]}");
        else Attribute(property, _inks[ink]);
    }

    private void Attribute(string name, double value) => Attribute(name, Number(value));

    private void Attribute(string name, string value) => _writer.WriteAttributeString(name, value);
}
