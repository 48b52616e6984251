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
    private const double LeastPanel = 56;
    private const double TickLength = 4;
    private const double TickGap = 7;
    private const double LegendRow = 18;
    private const double LegendShare = 0.25;
    private const double Line = 1.5;
    private const double Dot = 5;

    private readonly IDrawing _drawing;
    private readonly Chart _chart;
    private readonly double _width;
    private readonly double _height;

    private ChartDrawer(IDrawing drawing, Chart chart, double width, double height)
    {
        _drawing = drawing;
        _width = width;
        _height = height;
        // Panels that have no room are left out rather than squeezed to nothing.
        var room = Math.Max(1, (int)((height - Frame(chart) + PanelGap) / (LeastPanel + PanelGap)));
        _chart = chart.Panels.Count <= room ? chart : chart with
        {
            Panels = [.. chart.Panels.Take(room)],
            Note = ChartTexts.Shown(room, chart.Panels.Count, "metrics (-Height gives room for more)"),
        };
    }

    /// <summary>The height of a chart that nobody gave one.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="width">Its width.</param>
    public static double DefaultHeight(Chart chart, double width)
    {
        const double Least = 280, Most = 540, Shape = 0.5625, Each = 130;
        var alone = Math.Max(Least, Math.Min(Most, width * Shape));
        return Math.Max(Math.Max(alone, Frame(chart) + Each * chart.Panels.Count), Frame(chart) + LegendRow * chart.Legend.Count);
    }

    public static void Draw(IDrawing drawing, Chart chart, double width, double height) => new ChartDrawer(drawing, chart, width, height).Draw();

    // What stands above and below the panels.
    private static double Frame(Chart chart) => Top(chart) + Below(chart);

    private static double Top(Chart chart) => Margin + (chart.Title.Length > 0 ? TitleSize : 0) + (chart.Subtitle.Length > 0 ? TextSize + 6 : 0) + 8;

    private static double Below(Chart chart) => Margin + TextSize + 6 + TickSize + TickGap + (chart.Periods.Count > 1 ? TickSize + 5 : 0) + (chart.Note.Length > 0 ? TickSize + 5 : 0);

    private void Draw()
    {
        _drawing.Rectangle(PaletteColor.Paper, 0, 0, _width, _height);
        DrawTitle();
        var top = Top(_chart);
        var bottom = _height - Below(_chart);
        var panelHeight = (bottom - top - PanelGap * (_chart.Panels.Count - 1)) / _chart.Panels.Count;
        var layouts = _chart.Panels.Select((panel, index) => Layout(panel, top + index * (panelHeight + PanelGap), panelHeight)).ToArray();
        var left = Margin + layouts.Max(layout => layout.TickWidth) + TickGap + TickLength;
        var right = Math.Max(left + 1, _width - Margin - LegendWidth() - 8);
        var periods = PeriodLayout.Of(_chart, left, right);
        foreach (var layout in layouts)
        {
            foreach (var period in periods) DrawPanel(layout, period);
            _drawing.Text(PaletteColor.Text, EllipsisedText.Of(_drawing, Header(layout), TextSize, right - left, isBold: true), TextSize, left, layout.PlotTop - 6, isBold: true);
        }

        foreach (var period in periods) DrawAxis(period, bottom);
        DrawAxisName(periods[0].X, left, right);
        DrawLegend(right + 24, top + HeaderHeight);
    }

    private void DrawTitle()
    {
        var room = _width - 2 * Margin;
        var y = Margin;
        if (_chart.Title.Length > 0)
        {
            y += TitleSize;
            _drawing.Text(PaletteColor.Text, EllipsisedText.Of(_drawing, _chart.Title, TitleSize, room, isBold: true), TitleSize, Margin, y - 3, isBold: true);
        }

        if (_chart.Subtitle.Length > 0) _drawing.Text(PaletteColor.Muted, EllipsisedText.Of(_drawing, _chart.Subtitle, TextSize, room), TextSize, Margin, y + TextSize + 3);
    }

    private PanelLayout Layout(Panel panel, double top, double height)
    {
        const double LeastPlot = 20, Headroom = 0.05, LeastSpacing = 28, MostSpacing = 44, TicksOfTall = 10;
        var (low, high) = PeriodLayout.Range(_chart, 0);
        var bottom = top + height;
        var plotTop = Math.Min(top + HeaderHeight, bottom - LeastPlot);
        // The curve has at least half of the panel.
        var labels = new PeakLabels(_drawing, panel, low, high, (bottom - plotTop) / 2);
        var curveTop = plotTop + labels.Height;
        var (least, most) = Scale.Range(panel.Curves.SelectMany(curve => curve.Y));
        var pad = (most - least) * Headroom;
        var from = least - pad;
        var to = most + pad;
        // The curve stops below the band, the axis goes on to the panel's top.
        to = from + (to - from) * (bottom - plotTop) / (bottom - curveTop);
        var spacing = Math.Max(LeastSpacing, Math.Min(MostSpacing, (bottom - plotTop) / TicksOfTall));
        var y = new Scale(from, to, bottom, plotTop, spacing, panel.Curves.SelectMany(curve => curve.Y).All(IsWholeOrMissing) ? 1 : 0);
        return new PanelLayout(panel, labels, y, plotTop, curveTop, bottom, y.Ticks.Select(tick => _drawing.Measure(y.Text(tick), TickSize)).DefaultIfEmpty(0).Max());
    }

    private static bool IsWholeOrMissing(double value) => double.IsNaN(value) || value.Equals(Math.Floor(value));

    private void DrawPanel(PanelLayout layout, PeriodLayout period)
    {
        foreach (var tick in layout.Y.Ticks)
        {
            const double HalfDigit = 4;
            var y = layout.Y.Place(tick);
            _drawing.Line(PaletteColor.Grid, 1, period.Left, y, period.Right, y);
            if (period.Index > 0) continue;
            _drawing.Line(PaletteColor.Frame, 1, period.Left - TickLength, y, period.Left, y);
            _drawing.Text(PaletteColor.Muted, layout.Y.Text(tick), TickSize, period.Left - TickGap, y + HalfDigit, Anchor.End);
        }

        foreach (var tick in period.X.Ticks)
        {
            _drawing.Line(PaletteColor.Grid, 1, period.X.Place(tick), layout.PlotTop, period.X.Place(tick), layout.Bottom);
            _drawing.Line(PaletteColor.Frame, 1, period.X.Place(tick), layout.Bottom, period.X.Place(tick), layout.Bottom + TickLength);
        }

        _drawing.Line(PaletteColor.Frame, 1, period.Left, layout.PlotTop, period.Left, layout.Bottom);
        _drawing.Line(PaletteColor.Frame, 1, period.Left, layout.Bottom, period.Right, layout.Bottom);
        const double Overhang = 3;
        _drawing.Clip(period.Left - Overhang, layout.PlotTop - Overhang, period.Right - period.Left + 2 * Overhang, layout.Bottom - layout.PlotTop + 2 * Overhang, () =>
        {
            foreach (var curve in layout.Panel.Curves.Where(curve => curve.Period == period.Index)) DrawCurve(curve, period.X, layout.Y);
        });
        layout.Labels.Draw(layout.Panel, period.X, layout.Y, period.Left, period.Right, layout.CurveTop);
    }

    // A value that stands alone would be lost as a piece of a line.
    private void DrawCurve(PointCurve curve, Scale x, Scale y)
    {
        var pieces = MinMaxDownsampling.Of(curve, x, y).ToLookup(piece => piece.Count > 1);
        if (pieces[true].Any()) _drawing.Curve(curve.PaletteColor, Line, [.. pieces[true]]);
        if (pieces[false].Any()) _drawing.Curve(curve.PaletteColor, Dot, [.. pieces[false]]);
    }

    private static string Header(PanelLayout layout)
    {
        var unit = string.Join(" ", new[] { layout.Y.ExponentText(), layout.Panel.Unit }.Where(part => !string.IsNullOrEmpty(part)));
        return unit.Length == 0 ? layout.Panel.Name : $"{layout.Panel.Name} ({unit})";
    }

    private void DrawAxis(PeriodLayout period, double bottom)
    {
        var last = double.NegativeInfinity;
        foreach (var tick in period.X.Ticks.OrderBy(period.X.Place))
        {
            const double Apart = 8;
            var text = period.X.Text(tick);
            var half = _drawing.Measure(text, TickSize) / 2;
            var place = period.X.Place(tick);
            if (place - half < last + Apart) continue;
            last = place + half;
            _drawing.Text(PaletteColor.Muted, text, TickSize, place, bottom + TickGap + TickSize, Anchor.Middle);
        }

        if (period.Start.Length == 0) return;
        _drawing.Text(PaletteColor.Text, EllipsisedText.Of(_drawing, period.Start, TickSize, period.Right - period.Left + 8), TickSize, period.Left, bottom + TickGap + 2 * TickSize + 5);
    }

    private void DrawAxisName(Scale x, double left, double right)
    {
        var unit = string.Join(" ", new[] { x.ExponentText(), _chart.AxisUnit }.Where(part => part.Length > 0));
        var name = unit.Length == 0 ? _chart.AxisName : $"{_chart.AxisName} ({unit})";
        var note = _chart.Note.Length > 0 ? TickSize + 5 : 0;
        _drawing.Text(PaletteColor.Text, EllipsisedText.Of(_drawing, name, TextSize, Math.Min(left + right, 2 * _width - left - right) - Margin), TextSize, (left + right) / 2, _height - Margin - note, Anchor.Middle);
        if (_chart.Note.Length > 0) _drawing.Text(PaletteColor.Muted, EllipsisedText.Of(_drawing, _chart.Note, TickSize, _width - 2 * Margin), TickSize, Margin, _height - Margin + 2);
    }

    private double LegendWidth()
    {
        const double Swatch = 24, Gap = 16;
        var wanted = _chart.Legend.Count == 0 ? 0 : _chart.Legend.Max(line => _drawing.Measure(line.Text, TickSize, line.IsHeading) + (line.PaletteColor is null ? 0 : Swatch)) + Gap;
        return Math.Min(wanted, _width * LegendShare);
    }

    private void DrawLegend(double left, double top)
    {
        const double Swatch = 16, Gap = 24, Middle = 4;
        var y = top + TickSize;
        foreach (var line in Fitting(top))
        {
            if (line.PaletteColor is { } ink) _drawing.Line(ink, 2.5, left, y - Middle, left + Swatch, y - Middle);
            var start = left + (line.PaletteColor is null ? 0 : Gap);
            _drawing.Text(line.IsHeading ? PaletteColor.Muted : PaletteColor.Text, EllipsisedText.Of(_drawing, line.Text, TickSize, _width - start - 4, line.IsHeading), TickSize, start, y, isBold: line.IsHeading);
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
