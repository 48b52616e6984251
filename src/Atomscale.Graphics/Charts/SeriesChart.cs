using System;
using System.Linq;
using Atomscale.Client.Analysis;
using Atomscale.Client.Tables;
using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>A time series as stacked panels, one a metric, over one clock; a rotating RHEED's angles are curves of their own.</summary>
internal static class SeriesChart
{
    private const int UsualPanelCount = 6;
    private const double MillisecondsPerSecond = 1000;
    private const string FrameNumber = "frame_number";
    private const string ClockProperty = " (property)";

    /// <summary>The weight of what is shown only when there is nothing else.</summary>
    internal const int LeastWeight = int.MaxValue;

    private static readonly string[] s_usualRheed =
        ["Specular Intensity", "First Order Intensity", "Half Order Intensity", "Strain", "Lattice Spacing", "Diffraction Spot Count"];

    /// <exception cref="AtomscaleException">NothingToPlot.</exception>
    public static Chart Of(TimeseriesResult result, PictureOptions options)
    {
        if (result.TimeseriesData is not ITable { RowCount: > 0 } table) throw PlotErrors.Nothing($"The series {result.DataId} has no rows.");
        var names = table.ColumnNames.ToArray();
        var clock = Clock(table, names) ?? throw PlotErrors.Nothing($"The series {result.DataId} has no clock.");
        var metrics = Enumerable.Range(0, names.Length).Where(column => !SeriesColumns.IsClockOrKey(names[column]) && IsNumber(table.GetColumnType(column)))
            .Select(column => (Name: names[column], Unit: table.GetUnit(column), Values: Numbers(table, column)))
            .Where(metric => metric.Values.Any(value => !double.IsNaN(value))).ToArray();
        var chosen = options.IsMetricWanted is { } isWanted
            ? metrics.Where(metric => isWanted(metric.Name)).ToArray()
            : Usual(metrics);
        if (chosen.Length == 0) throw PlotErrors.UnknownMetric($"The series {result.DataId}", Array.ConvertAll(metrics, metric => metric.Name));

        var known = Array.FindAll(clock, time => !double.IsNaN(time));
        var unit = TimeUnit.Of(known.Max() - known.Min());
        var times = Array.ConvertAll(clock, seconds => seconds / unit.Seconds);
        var groups = Groups(table, names);
        var panels = chosen.Select(metric => new Panel(metric.Name, ChartTexts.Unit(metric.Unit), [.. groups.Select((group, index) => Curve(times, metric.Values, group.Rows, Palette.OfCurve(index)))])).ToArray();
        return new Chart(ChartTexts.Title(result), ChartTexts.Subtitle(result), SeriesFields.Time, unit.Name, panels)
        {
            StartsAtZero = true,
            Note = options.IsMetricWanted is null ? ChartTexts.Shown(panels.Length, metrics.Length, "metrics (-Metric chooses others)") : "",
            Legend = groups.Length < 2 ? [] : [new LegendLine(null, SeriesFields.Angle, isHeading: true), .. groups.Select((group, index) => new LegendLine(Palette.OfCurve(index), group.Name + "\u00B0"))],
        };
    }

    internal static bool IsNumber(Type type) => type == typeof(double) || type == typeof(long) || type == typeof(bool);

    internal static double[] Numbers(ITable table, int column)
    {
        var values = new double[table.RowCount];
        for (var row = 0; row < values.Length; row++) values[row] = Number(table.GetCell(column, row));
        return values;
    }

    /// <summary>
    /// What to look at first, lowest: the known metrics of RHEED; what changes; what stays the same; a second clock, which nobody looks at.
    /// </summary>
    internal static int Weight(string name, double[] values)
    {
        var known = Array.IndexOf(s_usualRheed, name);
        if (known >= 0) return known;
        if (name == FrameNumber || name.EndsWith(ClockProperty, StringComparison.Ordinal)) return LeastWeight;
        return values.Where(value => !double.IsNaN(value)).Distinct().Take(2).Count() > 1 ? s_usualRheed.Length : s_usualRheed.Length + 1;
    }

    private static double Number(object? cell) => cell switch
    {
        double number => number,
        long whole => whole,
        bool flag => flag ? 1 : 0,
        _ => double.NaN,
    };

    // Seconds, from whichever clock the series has.
    private static double[]? Clock(ITable table, string[] names)
    {
        foreach (var name in new[] { SeriesFields.Time, SeriesFields.RelativeTime, SeriesFields.UnixTimestamp })
        {
            var column = Array.IndexOf(names, name);
            if (column < 0) continue;
            var values = Numbers(table, column);
            if (!values.Any(value => !double.IsNaN(value))) continue;
            if (name != SeriesFields.UnixTimestamp) return values;
            var first = values.Where(value => !double.IsNaN(value)).Min();
            return Array.ConvertAll(values, value => (value - first) / MillisecondsPerSecond);
        }

        return null;
    }

    private static (string Name, string? Unit, double[] Values)[] Usual((string Name, string? Unit, double[] Values)[] metrics)
    {
        var weighed = metrics.Select(metric => (Metric: metric, Weight: Weight(metric.Name, metric.Values))).OrderBy(metric => metric.Weight).ToArray();
        var usual = weighed.Where(metric => metric.Weight < LeastWeight).ToArray();
        return [.. (usual.Length > 0 ? usual : weighed).Take(UsualPanelCount).Select(metric => metric.Metric)];
    }

    private static (string Name, int[] Rows)[] Groups(ITable table, string[] names)
    {
        var rows = Enumerable.Range(0, (int)table.RowCount);
        var angle = Array.IndexOf(names, SeriesFields.Angle);
        return angle < 0
            ? [("", rows.ToArray())]
            : [.. rows.GroupBy(row => table.GetCell(angle, row)).OrderBy(group => Number(group.Key)).Select(group => (InvariantText.Of(group.Key), group.ToArray()))];
    }

    // Nothing promises that rows come in the order of time.
    private static PointCurve Curve(double[] times, double[] values, int[] rows, PaletteColor ink) => GappedCurve.Of(
        [.. rows.Where(row => !double.IsNaN(values[row]) && !double.IsNaN(times[row])).OrderBy(row => times[row])], times, values, ink);
}
