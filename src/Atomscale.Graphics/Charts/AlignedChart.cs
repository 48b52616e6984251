using System;
using System.Linq;
using Atomscale.Client.Analysis;
using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>Series on one clock as stacked panels: a panel a metric, in it a curve for each entry and domain that has it.</summary>
internal static class AlignedChart
{
    private const int UsualPanelCount = 8;
    private const int ShownIdLength = 8;

    /// <exception cref="AtomscaleException">NothingToPlot.</exception>
    public static Chart Of(AlignedTimeseries aligned, PictureOptions options)
    {
        if (aligned is not ITable { RowCount: > 0 } table || aligned.Start is not { } start) throw PlotFaults.Nothing("The joint table has no rows.");
        var seconds = Array.ConvertAll(aligned.GetTimes(), instant => (instant - start).TotalSeconds);
        var unit = TimeUnit.Of(seconds.Max());
        var times = Array.ConvertAll(seconds, time => time / unit.Seconds);
        var columns = Enumerable.Range(0, aligned.Columns.Count)
            .Where(index => SeriesChart.IsNumber(table.GetColumnType(index + 1)) && !IsClock(aligned.Columns[index].Metric))
            .Select(index => (Source: aligned.Columns[index], Values: SeriesChart.Numbers(table, index + 1)))
            .Where(column => column.Values.Any(value => !double.IsNaN(value))).ToArray();
        var chosen = options.IsMetricWanted is { } isWanted ? columns.Where(column => isWanted(column.Source.Metric)).ToArray() : columns;
        var metrics = chosen.GroupBy(column => (column.Source.Metric, column.Source.Unit)).ToArray();
        if (options.IsMetricWanted is null) metrics = [.. metrics.OrderByDescending(metric => metric.Any(column => column.Values.Where(value => !double.IsNaN(value)).Distinct().Take(2).Count() > 1)).Take(UsualPanelCount)];
        if (metrics.Length == 0) throw PlotFaults.UnknownMetric("The joint table", [.. columns.Select(column => column.Source.Metric).Distinct()]);

        var sources = metrics.SelectMany(metric => metric).Select(column => NameOf(column.Source)).Distinct().ToList();
        var panels = metrics.Select(metric => new Panel(metric.Key.Metric, metric.Key.Unit, [.. metric.Select(column => CurveOf(times, column.Values, Inks.OfCurve(sources.IndexOf(NameOf(column.Source)))))])).ToArray();
        return new Chart("Series on one clock", $"{aligned.RowCount} rows from {ChartTexts.Instant(start)}", $"Time since {ChartTexts.Instant(start)}", unit.Name, panels)
        {
            Legend = [.. sources.Select((source, index) => new LegendLine(Inks.OfCurve(index), source))],
        };
    }

    private static bool IsClock(string metric) => metric is SeriesFields.Time or SeriesFields.RelativeTime or SeriesFields.UnixTimestamp or SeriesFields.FrameNumber;

    private static string NameOf(AlignedColumn column) =>
        column.DataId == AlignedColumn.Shared ? column.Domain : $"{column.Domain} {(column.DataId.Length > ShownIdLength ? column.DataId.Substring(0, ShownIdLength) + "\u2026" : column.DataId)}";

    private static PointCurve CurveOf(double[] times, double[] values, Ink ink) => GappedCurve.Of(
        [.. Enumerable.Range(0, Math.Min(times.Length, values.Length)).Where(row => !double.IsNaN(values[row]))], times, values, ink);
}
