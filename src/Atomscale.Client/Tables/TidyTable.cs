using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis;

namespace Atomscale.Client.Tables;

/// <summary>Any result's points in long form, one row a value; places without a value give no row.</summary>
public static class TidyTable
{
    /// <summary>The columns of the long form: the properties of <see cref="TidyPoint"/>.</summary>
    public static IReadOnlyList<string> Headers { get; } =
    [
        nameof(TidyPoint.DataId), nameof(TidyPoint.Series), nameof(TidyPoint.Axis), nameof(TidyPoint.AxisUnit), nameof(TidyPoint.Position),
        nameof(TidyPoint.Instant), nameof(TidyPoint.Metric), nameof(TidyPoint.Value), nameof(TidyPoint.Unit),
    ];

    /// <summary>The cells of one point, in the order of <see cref="Headers"/>.</summary>
    public static object?[] GetRow(TidyPoint point) =>
        [point.DataId, point.Series, point.Axis, point.AxisUnit, point.Position, point.Instant, point.Metric, point.Value, point.Unit];

    /// <summary>The points of a result; null when it has none by its nature.</summary>
    /// <param name="result">The result.</param>
    /// <param name="isWanted">Chooses metrics by name.</param>
    public static IEnumerable<TidyPoint>? Of(AtomscaleResult result, Func<string, bool> isWanted) => result switch
    {
        TimeseriesResult series => OfSeries(result.DataId, series.TimeseriesData, isWanted),
        SpectrumResult spectrum => OfSpectrum(spectrum, isWanted),
        _ => null,
    };

    private static IEnumerable<TidyPoint> OfSpectrum(SpectrumResult spectrum, Func<string, bool> isWanted)
    {
        const string Metric = "Intensity";
        if (!isWanted(Metric)) yield break;
        var axis = spectrum.GetAxis();
        for (var index = 0; index < axis.Values.Count; index++)
        {
            if (CellReader.Cell(spectrum.Intensities[index]) is { } value)
                yield return new TidyPoint(spectrum.DataId, null, axis.Name, axis.Unit, CellReader.Cell(axis.Values[index]) as double?, null, Metric, value, null);
        }
    }

    private static IEnumerable<TidyPoint> OfSeries(string dataId, Timeseries series, Func<string, bool> isWanted)
    {
        var angle = Find(series, SeriesFields.Angle);
        var stamp = Find(series, SeriesFields.UnixTimestamp);
        var time = Find(series, SeriesFields.Time) ?? Find(series, SeriesFields.RelativeTime);
        foreach (var metric in series.ColumnNames.Where(name => !SeriesColumns.IsClockOrKey(name) && isWanted(name)))
        {
            var cell = CellReader.Of(series.GetColumn(metric));
            var unit = series.Units[metric] as string;
            for (long row = 0; row < series.RowCount; row++)
            {
                if (cell(row) is not { } value) continue;
                yield return new TidyPoint(
                    dataId, angle is null ? null : InvariantText.Of(angle(row)), SeriesFields.Time, "s",
                    Number(time?.Invoke(row)), Instant(stamp?.Invoke(row)), metric, value, unit);
            }
        }
    }

    private static Func<long, object?>? Find(Timeseries series, string name) =>
        series.ColumnNames.Contains(name, StringComparer.Ordinal) ? CellReader.Of(series.GetColumn(name)) : null;

    private static double? Number(object? cell) => cell switch
    {
        double number => number,
        long whole => whole,
        _ => null,
    };

    // UNIX timestamps are in milliseconds.
    private static DateTimeOffset? Instant(object? cell) => Number(cell) is { } milliseconds and > -6.2e13 and < 2.5e14
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
        : null;
}
