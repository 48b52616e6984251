using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis;
using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>
/// Series on one clock as stacked panels: a panel a metric, in it a curve for each entry and domain that has it. Stretches of time that lie
/// far apart stand side by side.
/// </summary>
internal static class AlignedChart
{
    private const int UsualPanelCount = 8;
    private const int MostPeriods = 6;
    private const double LeastPeriodWidth = 110;
    private const double WidthOfAllElse = 260;

    /// <exception cref="AtomscaleException">NothingToPlot.</exception>
    public static Chart Of(AlignedTimeseries aligned, PictureOptions options)
    {
        if (aligned is not ITable { RowCount: > 0 } table || aligned.Start is not { } start) throw PlotErrors.Nothing("The joint table has no rows.");
        var all = Columns(aligned, table);
        var wanted = Array.FindAll(all, column => options.IsMetricWanted?.Invoke(column.Metric) ?? true);
        if (wanted.Length == 0) throw PlotErrors.UnknownMetric("The joint table", [.. all.Select(column => column.Metric).Distinct()]);

        // Most rows of a wide grid are empty.
        var rows = Enumerable.Range(0, (int)table.RowCount).Where(row => Array.Exists(wanted, column => column.HasValue(row))).ToArray();
        var instants = aligned.GetTimes();
        var seconds = Array.ConvertAll(rows, row => (instants[row] - start).TotalSeconds);
        wanted = Array.ConvertAll(wanted, column => column.Only(rows));
        var allPeriods = TimePeriods.Of(seconds);
        var periods = Usual(allPeriods, wanted, Room(options));
        var metrics = options.IsMetricWanted is null ? Usual(wanted, periods) : [.. Metrics(wanted)];

        var unit = TimeUnit.Of(periods.Max(period => seconds[period.Last] - seconds[period.First]));
        var starts = Array.ConvertAll(periods, period => start.AddSeconds(seconds[period.First]));
        var sources = metrics.SelectMany(metric => metric).Select(column => column.Name).Distinct().ToList();
        var panels = metrics.Select(metric => new Panel(metric.Key.Metric, ChartTexts.Unit(metric.Key.Unit), [.. metric.SelectMany(Curves)]));
        var isCut = allPeriods.Count > 1;
        return new Chart("Series on one clock", $"{aligned.RowCount} rows from {ChartTexts.Instant(start)}", isCut ? "Time since the start (UTC) of each period" : $"Time since {ChartTexts.Instant(starts[0])}", unit.Name, [.. panels])
        {
            Legend = sources.Count < 2 ? [] : [.. sources.Select((source, index) => new LegendLine(Palette.OfCurve(index), source))],
            Periods = isCut ? Array.ConvertAll(starts, ChartTexts.ShortInstant) : [""],
            Note = string.Join(", ", new[]
            {
                ChartTexts.Shown(metrics.Length, Metrics(wanted).Count(), "metrics (-Metric chooses others)"),
                ChartTexts.Shown(periods.Length, allPeriods.Count, "periods (those with most values)"),
            }.Where(part => part.Length > 0)),
        };

        IEnumerable<PointCurve> Curves(JointColumn column) => periods.Select((period, index) => GappedCurve.Of(
            [.. Enumerable.Range(period.First, period.Last - period.First + 1).Where(column.HasValue)],
            Array.ConvertAll(seconds, time => (time - seconds[period.First]) / unit.Seconds),
            column.Values,
            Palette.OfCurve(sources.IndexOf(column.Name)),
            index));
    }

    private static JointColumn[] Columns(AlignedTimeseries aligned, ITable table) =>
    [
        .. Enumerable.Range(0, aligned.Columns.Count)
            .Where(index => SeriesChart.IsNumber(table.GetColumnType(index + 1)) && !IsClock(aligned.Columns[index].Metric))
            .Select(index => new JointColumn(aligned.Columns[index], SeriesChart.Numbers(table, index + 1)))
            .Where(column => !Array.TrueForAll(column.Values, double.IsNaN)),
    ];

    private static IEnumerable<IGrouping<(string Metric, string? Unit), JointColumn>> Metrics(IEnumerable<JointColumn> columns) => columns.GroupBy(column => (column.Metric, column.Source.Unit));

    // The domains have their turns, each with the period in which it has most values.
    private static (int First, int Last)[] Usual(IReadOnlyList<(int First, int Last)> periods, JointColumn[] columns, int room) =>
    [
        .. columns.GroupBy(column => column.Source.Domain)
            .SelectMany(domain => periods.Select(period => (Period: period, Count: domain.Sum(column => column.Count(period)))).Where(period => period.Count > 0)
                .OrderByDescending(period => period.Count).Select((period, turn) => (period.Period, Turn: turn)))
            .OrderBy(period => period.Turn).Select(period => period.Period).Distinct().Take(room).OrderBy(period => period.First),
    ];

    // The domains have their turns, each with what says most.
    private static IGrouping<(string Metric, string? Unit), JointColumn>[] Usual(JointColumn[] columns, (int First, int Last)[] periods)
    {
        var seen = Metrics(columns.Where(column => Array.Exists(periods, period => column.Count(period) > 0))).ToList();
        var usual = seen.Where(metric => Weight(metric) < SeriesChart.LeastWeight).ToArray();
        return
        [
            .. (usual.Length > 0 ? usual : [.. seen]).GroupBy(metric => metric.First().Source.Domain)
                .SelectMany(domain => domain.OrderBy(Weight).Select((metric, turn) => (Metric: metric, Turn: turn)))
                .OrderBy(metric => metric.Turn).Take(UsualPanelCount)
                .Select(metric => metric.Metric).OrderBy(seen.IndexOf),
        ];

        static int Weight(IGrouping<(string Metric, string? Unit), JointColumn> metric) => metric.Min(column => SeriesChart.Weight(column.Metric, column.Values));
    }

    private static int Room(PictureOptions options)
    {
        var width = options.Width / options.Scale ?? ChartDrawer.DefaultWidth;
        return Math.Max(1, Math.Min(MostPeriods, (int)((width - WidthOfAllElse) / LeastPeriodWidth)));
    }

    private static bool IsClock(string metric) => metric is SeriesFields.Time or SeriesFields.RelativeTime or SeriesFields.UnixTimestamp or SeriesFields.FrameNumber;
}
