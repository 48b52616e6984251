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

    private static readonly string[] s_usualRheed =
        ["Specular Intensity", "First Order Intensity", "Half Order Intensity", "Strain", "Lattice Spacing", "Diffraction Spot Count"];

    /// <exception cref="AtomscaleException">NothingToPlot.</exception>
    public static Chart Of(TimeseriesResult result, PictureOptions options)
    {
        if (result.TimeseriesData is not ITable { RowCount: > 0 } table) throw PlotFaults.Nothing($"The series {result.DataId} has no rows.");
        var names = table.ColumnNames.ToArray();
        var clock = Clock(table, names) ?? throw PlotFaults.Nothing($"The series {result.DataId} has no clock.");
        var metrics = Enumerable.Range(0, names.Length).Where(column => !SeriesColumns.IsClockOrKey(names[column]) && IsNumber(table.GetColumnType(column)))
            .Select(column => (Name: names[column], Unit: table.GetUnit(column), Values: Numbers(table, column)))
            .Where(metric => metric.Values.Any(value => !double.IsNaN(value))).ToArray();
        var chosen = options.IsMetricWanted is { } isWanted
            ? metrics.Where(metric => isWanted(metric.Name)).ToArray()
            : Usual(result, metrics, metric => metric.Name, metric => metric.Values);
        if (chosen.Length == 0) throw PlotFaults.UnknownMetric($"The series {result.DataId}", Array.ConvertAll(metrics, metric => metric.Name));

        var unit = TimeUnit.Of(clock.Max() - clock.Min());
        var times = Array.ConvertAll(clock, seconds => seconds / unit.Seconds);
        var groups = Groups(table, names);
        var panels = chosen.Select(metric => new Panel(metric.Name, metric.Unit, [.. groups.Select((group, index) => Curve(times, metric.Values, group.Rows, Inks.OfCurve(index)))])).ToArray();
        return new Chart(ChartTexts.Title(result), ChartTexts.Subtitle(result), SeriesFields.Time, unit.Name, panels)
        {
            Legend = groups.Length < 2 ? [] : [new LegendLine(null, SeriesFields.Angle, isHeading: true), .. groups.Select((group, index) => new LegendLine(Inks.OfCurve(index), group.Name + "\u00B0"))],
        };
    }

    internal static bool IsNumber(Type type) => type == typeof(double) || type == typeof(long) || type == typeof(bool);

    internal static double[] Numbers(ITable table, int column)
    {
        var values = new double[table.RowCount];
        for (var row = 0; row < values.Length; row++) values[row] = Number(table.GetCell(column, row));
        return values;
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

    private static T[] Usual<T>(TimeseriesResult result, T[] metrics, Func<T, string> name, Func<T, double[]> values)
    {
        if (result is RheedVideoResult)
        {
            var usual = s_usualRheed.SelectMany(wanted => metrics.Where(metric => name(metric) == wanted)).ToArray();
            if (usual.Length > 0) return usual;
        }

        // What changes says more than what stays.
        return [.. metrics.OrderBy(metric => values(metric).Where(value => !double.IsNaN(value)).Distinct().Take(2).Count() > 1 ? 0 : 1).Take(UsualPanelCount)];
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
    private static PointCurve Curve(double[] times, double[] values, int[] rows, Ink ink) => GappedCurve.Of(
        [.. rows.Where(row => !double.IsNaN(values[row]) && !double.IsNaN(times[row])).OrderBy(row => times[row])], times, values, ink);
}
