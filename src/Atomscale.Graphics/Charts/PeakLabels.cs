using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>The band above a curve in which its peaks' labels stand upright, each joined to its peak by a thin line.</summary>
internal sealed class PeakLabels
{
    private const double Size = 11;
    private const double RowWidth = 14;
    private const double Stem = 16;
    private const double LongestLabel = 110;

    private readonly IDrawing _drawing;
    private readonly IReadOnlyList<PeakMark> _peaks;
    private readonly double _longest;

    /// <param name="drawing">What is drawn on.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="low">Where the horizontal axis begins.</param>
    /// <param name="high">Where it ends.</param>
    /// <param name="room">The most that the band may take.</param>
    public PeakLabels(IDrawing drawing, Panel panel, double low, double high, double room)
    {
        _drawing = drawing;
        _longest = Math.Min(LongestLabel, room - Stem);
        _peaks = [.. panel.Peaks.Where(peak => peak.Position >= low && peak.Position <= high && peak.Label.Length > 0)];
        Height = _peaks.Count == 0 ? 0 : _peaks.Max(peak => drawing.Measure(Fitted(peak), Size)) + Stem;
    }

    /// <summary>What the band takes.</summary>
    public double Height { get; }

    /// <param name="panel">The panel.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="left">Where the panel begins.</param>
    /// <param name="right">Where it ends.</param>
    /// <param name="bottom">The band's lower end.</param>
    public void Draw(Panel panel, Scale x, Scale y, double left, double right, double bottom)
    {
        var room = (int)((right - left) / RowWidth);
        // Where there is no room for all, the highest peaks are named.
        var shown = _peaks.Select(peak => (Peak: peak, Place: x.Place(peak.Position), Top: Top(panel, peak.Position)))
            .OrderByDescending(peak => peak.Top).Take(room).OrderBy(peak => peak.Place).ToArray();
        var places = LabelRow.Place(Array.ConvertAll(shown, peak => peak.Place), RowWidth, left, right);
        for (var index = 0; index < shown.Length; index++)
        {
            const double Gap = 4, Bend = 9, Baseline = 4;
            var (peak, place, top) = shown[index];
            var end = double.IsNaN(top) ? bottom : Math.Max(bottom, y.Place(top) - Gap);
            _drawing.Curve(PaletteColor.Peak, 0.8, [[(places[index], bottom - Stem + Gap), (places[index], bottom - Stem + Gap + 3), (place, bottom - Gap + Bend - 5), (place, end)]]);
            _drawing.Text(PaletteColor.Peak, Fitted(peak), Size, places[index] + Baseline, bottom - Stem, isUpright: true);
        }
    }

    // The curve's height at the peak: what is highest close by, since a label's position is rounded.
    private static double Top(Panel panel, double position)
    {
        var curve = panel.Curves[0];
        var nearest = -1;
        for (var index = 0; index < curve.X.Length; index++)
        {
            if (nearest < 0 || Math.Abs(curve.X[index] - position) < Math.Abs(curve.X[nearest] - position)) nearest = index;
        }

        return nearest < 0 ? double.NaN : Enumerable.Range(nearest - 2, 5).Where(index => index >= 0 && index < curve.Y.Length).Max(index => curve.Y[index]);
    }

    private string Fitted(PeakMark peak) => EllipsisedText.Of(_drawing, peak.Label, Size, _longest);
}
