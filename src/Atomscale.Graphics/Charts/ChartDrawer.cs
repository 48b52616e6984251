using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>Draws a chart: title, panels one below the other over one horizontal axis, the legend to their right.</summary>
internal sealed class ChartDrawer
{
    /// <summary>The width of a chart that nobody gave one, in CSS pixels.</summary>
    public const double DefaultWidth = 960;

    private const double Margin = 18;
    private const double TitleSize = 17;
    private const double TextSize = 12;
    private const double TickSize = 11;
    private const double HeaderHeight = 22;
    private const double PanelGap = 14;
    private const double TickLength = 4;
    private const double TickGap = 7;
    private const double LegendRow = 18;
    private const double LongestLegend = 240;

    private readonly IDrawing _drawing;
    private readonly Chart _chart;
    private readonly double _width;
    private readonly double _height;

    private ChartDrawer(IDrawing drawing, Chart chart, double width, double height)
    {
        _drawing = drawing;
        _chart = chart;
        _width = width;
        _height = height;
    }

    /// <summary>The height of a chart that nobody gave one.</summary>
    public static double DefaultHeight(Chart chart)
    {
        const double Alone = 540, Frame = 130, Each = 130;
        return Math.Max(Math.Max(Alone, Frame + Each * chart.Panels.Count), Frame + LegendRow * chart.Legend.Count);
    }

    public static void Draw(IDrawing drawing, Chart chart, double width, double height) => new ChartDrawer(drawing, chart, width, height).Draw();

    private void Draw()
    {
        _drawing.Rectangle(Ink.Paper, 0, 0, _width, _height);
        var top = DrawTitle();
        var bottom = _height - Margin - TextSize - 6 - TickSize - TickGap;
        var (low, high) = Scale.Range(_chart.Panels.SelectMany(panel => panel.Curves).SelectMany(curve => curve.X));
        var panelHeight = (bottom - top - PanelGap * (_chart.Panels.Count - 1)) / _chart.Panels.Count;
        var layouts = _chart.Panels.Select((panel, index) => Layout(panel, top + index * (panelHeight + PanelGap), panelHeight, low, high)).ToArray();
        var left = Margin + layouts.Max(layout => layout.TickWidth) + TickGap + TickLength;
        var right = _width - Margin - LegendWidth() - 8;
        var x = _chart.IsReversed ? new Scale(low, high, right, left, 80) : new Scale(low, high, left, right, 80);
        foreach (var layout in layouts) DrawPanel(layout, x, left, right);
        DrawAxis(x, left, right, bottom);
        DrawLegend(right + 24, top + HeaderHeight);
    }

    private double DrawTitle()
    {
        var room = _width - 2 * Margin;
        var y = Margin;
        if (_chart.Title.Length > 0)
        {
            y += TitleSize;
            _drawing.Text(Ink.Text, FittedText.Of(_drawing, _chart.Title, TitleSize, room, isBold: true), TitleSize, Margin, y - 3, isBold: true);
        }

        if (_chart.Subtitle.Length > 0)
        {
            y += TextSize + 6;
            _drawing.Text(Ink.Muted, FittedText.Of(_drawing, _chart.Subtitle, TextSize, room), TextSize, Margin, y - 3);
        }

        return y + 8;
    }

    private PanelLayout Layout(Panel panel, double top, double height, double low, double high)
    {
        const double LeastPlot = 20, Headroom = 0.05;
        var labels = new PeakLabels(_drawing, panel, low, high);
        var bottom = top + height;
        var plotTop = Math.Min(top + HeaderHeight, bottom - LeastPlot);
        // Where the band would leave less than half of the panel to the curve, it takes half.
        var curveTop = plotTop + Math.Min(labels.Height, (bottom - plotTop) / 2);
        var (least, most) = Scale.Range(panel.Curves.SelectMany(curve => curve.Y));
        var pad = (most - least) * Headroom;
        var from = least - pad;
        var to = most + pad;
        // The curve stops below the band, the axis goes on to the panel's top.
        to = from + (to - from) * (bottom - plotTop) / (bottom - curveTop);
        var y = new Scale(from, to, bottom, plotTop, 28);
        return new PanelLayout(panel, labels, y, top, plotTop, curveTop, bottom, y.Ticks.Select(tick => _drawing.Measure(y.Text(tick), TickSize)).DefaultIfEmpty(0).Max());
    }

    private void DrawPanel(PanelLayout layout, Scale x, double left, double right)
    {
        foreach (var tick in layout.Y.Ticks)
        {
            const double HalfDigit = 4;
            var y = layout.Y.Place(tick);
            _drawing.Line(Ink.Grid, 1, left, y, right, y);
            _drawing.Line(Ink.Frame, 1, left - TickLength, y, left, y);
            _drawing.Text(Ink.Muted, layout.Y.Text(tick), TickSize, left - TickGap, y + HalfDigit, Anchor.End);
        }

        foreach (var tick in x.Ticks)
        {
            _drawing.Line(Ink.Grid, 1, x.Place(tick), layout.PlotTop, x.Place(tick), layout.Bottom);
            _drawing.Line(Ink.Frame, 1, x.Place(tick), layout.Bottom, x.Place(tick), layout.Bottom + TickLength);
        }

        _drawing.Text(Ink.Text, FittedText.Of(_drawing, Header(layout), TextSize, right - left, isBold: true), TextSize, left, layout.PlotTop - 6, isBold: true);
        _drawing.Line(Ink.Frame, 1, left, layout.PlotTop, left, layout.Bottom);
        _drawing.Line(Ink.Frame, 1, left, layout.Bottom, right, layout.Bottom);
        const double Overhang = 2;
        _drawing.Clip(left - Overhang, layout.PlotTop - Overhang, right - left + 2 * Overhang, layout.Bottom - layout.PlotTop + 2 * Overhang, () =>
        {
            foreach (var curve in layout.Panel.Curves) _drawing.Curve(curve.Ink, 1.5, Thinning.Of(curve, x, layout.Y));
        });
        layout.Labels.Draw(layout.Panel, x, layout.Y, left, right, layout.CurveTop);
    }

    private static string Header(PanelLayout layout)
    {
        var unit = string.Join(" ", new[] { layout.Y.ExponentText(), layout.Panel.Unit }.Where(part => !string.IsNullOrEmpty(part)));
        return unit.Length == 0 ? layout.Panel.Name : $"{layout.Panel.Name} ({unit})";
    }

    private void DrawAxis(Scale x, double left, double right, double bottom)
    {
        var last = double.NegativeInfinity;
        foreach (var tick in x.Ticks.OrderBy(x.Place))
        {
            const double Apart = 8;
            var text = x.Text(tick);
            var half = _drawing.Measure(text, TickSize) / 2;
            var place = x.Place(tick);
            if (place - half < last + Apart) continue;
            last = place + half;
            _drawing.Text(Ink.Muted, text, TickSize, place, bottom + TickGap + TickSize, Anchor.Middle);
        }

        var unit = string.Join(" ", new[] { x.ExponentText(), _chart.AxisUnit }.Where(part => part.Length > 0));
        _drawing.Text(Ink.Text, unit.Length == 0 ? _chart.AxisName : $"{_chart.AxisName} ({unit})", TextSize, (left + right) / 2, _height - Margin, Anchor.Middle);
    }

    private double LegendWidth()
    {
        const double Swatch = 24, Gap = 16;
        return _chart.Legend.Count == 0 ? 0 : Math.Min(LongestLegend, _chart.Legend.Max(line => _drawing.Measure(line.Text, TickSize, line.IsHeading) + (line.Ink is null ? 0 : Swatch))) + Gap;
    }

    private void DrawLegend(double left, double top)
    {
        const double Swatch = 16, Gap = 24, Middle = 4;
        var y = top + TickSize;
        foreach (var line in Fitting(top))
        {
            if (line.Ink is { } ink) _drawing.Line(ink, 2.5, left, y - Middle, left + Swatch, y - Middle);
            var start = left + (line.Ink is null ? 0 : Gap);
            _drawing.Text(line.IsHeading ? Ink.Muted : Ink.Text, FittedText.Of(_drawing, line.Text, TickSize, _width - start - 4), TickSize, start, y, isBold: line.IsHeading);
            y += LegendRow;
        }
    }

    private IEnumerable<LegendLine> Fitting(double top)
    {
        var room = (int)((_height - top - Margin) / LegendRow);
        return _chart.Legend.Count <= room
            ? _chart.Legend
            : _chart.Legend.Take(Math.Max(0, room - 1)).Concat([new LegendLine(null, $"and {_chart.Legend.Count - room + 1} more")]);
    }
}
