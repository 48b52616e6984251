using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>A spectrum as a chart: XPS from high binding energy to low, peaks with their labels, an XPS's composition in the legend.</summary>
internal static class SpectrumChart
{
    private const string Metric = "Intensity";
    private const string Unit = "counts";

    /// <exception cref="AtomscaleException">NothingToPlot.</exception>
    public static Chart Of(SpectrumResult spectrum, PictureOptions options)
    {
        if (options.IsMetricWanted is { } isWanted && !isWanted(Metric)) throw PlotErrors.UnknownMetric($"The spectrum {spectrum.DataId}", [Metric]);
        var axis = spectrum.GetAxis();
        if (!axis.Values.Zip(spectrum.Intensities, (position, intensity) => !double.IsNaN(position + intensity)).Contains(true)) throw PlotErrors.Nothing($"The spectrum {spectrum.DataId} has no points.");
        var curve = new PointCurve(axis.Values.ToArray(), spectrum.Intensities.ToArray(), PaletteColor.First);
        var panel = new Panel(Metric, Unit, [curve], Peaks(spectrum.DetectedPeaks));
        return new Chart(ChartTexts.Title(spectrum), ChartTexts.Subtitle(spectrum), axis.Name, ChartTexts.Unit(axis.Unit) ?? "", [panel])
        {
            IsReversed = spectrum is XpsResult,
            Legend = spectrum is XpsResult xps ? Composition(xps.PredictedComposition) : [],
        };
    }

    private static PeakMark[] Peaks(DetectedPeakList peaks) => [.. from peak in peaks where peak.Position is not null select new PeakMark(peak.Position!.Value, LabelOf(peak))];

    private static string LabelOf(DetectedPeak peak) => string.IsNullOrWhiteSpace(peak.Label) ? peak.Position!.Value.ToString("G5", CultureInfo.InvariantCulture) : peak.Label!.Trim();

    private static List<LegendLine> Composition(PropertyBag composition)
    {
        var parts = new List<(string Element, double Fraction)>();
        foreach (DictionaryEntry part in composition)
        {
            if (part.Value is double or long or int or decimal) parts.Add((part.Key.ToString()!, Convert.ToDouble(part.Value, CultureInfo.InvariantCulture)));
        }

        if (parts.Count == 0) return [];
        // The service gives fractions; should it give percents, they are shown as they are.
        const double LargestSumOfFractions = 1.5;
        var factor = parts.Sum(part => part.Fraction) <= LargestSumOfFractions ? 100 : 1;
        return
        [
            new LegendLine(null, "Composition", isHeading: true),
            .. parts.OrderByDescending(part => part.Fraction).Select(part => new LegendLine(null, string.Format(CultureInfo.InvariantCulture, "{0}  {1:0.0} %", part.Element, part.Fraction * factor))),
        ];
    }
}
