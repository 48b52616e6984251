using System;
using System.Collections.Generic;
using Atomscale.Client.Analysis.Tables;

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

    /// <summary>The points of a result, or of series on one clock; null when there are none by its nature.</summary>
    /// <param name="item">The object.</param>
    /// <param name="isWanted">Chooses metrics by name.</param>
    public static IEnumerable<TidyPoint>? Of(object item, Func<string, bool> isWanted) => item switch
    {
        TimeseriesResult { TimeseriesData: ITable table } series => OfSeries(series.DataId, table, isWanted),
        SpectrumResult spectrum => OfSpectrum(spectrum, isWanted),
        AlignedTimeseries aligned and ITable table => OfAligned(aligned, table, isWanted),
        _ => null,
    };

    private static IEnumerable<TidyPoint> OfSpectrum(SpectrumResult spectrum, Func<string, bool> isWanted)
    {
        const string Metric = "Intensity";
        if (!isWanted(Metric)) yield break;
        var axis = spectrum.GetAxis();
        for (var index = 0; index < axis.Values.Count; index++)
        {
            if (PointTable.CellOf(spectrum.Intensities[index]) is { } value)
                yield return new TidyPoint(spectrum.DataId, null, axis.Name, axis.Unit, PointTable.CellOf(axis.Values[index]) as double?, null, Metric, value, null);
        }
    }

    private static IEnumerable<TidyPoint> OfSeries(string dataId, ITable series, Func<string, bool> isWanted)
    {
        var angle = Find(series, SeriesFields.Angle);
        var stamp = Find(series, SeriesFields.UnixTimestamp);
        var time = Find(series, SeriesFields.Time) ?? Find(series, SeriesFields.RelativeTime);
        for (var column = 0; column < series.ColumnNames.Count; column++)
        {
            var metric = series.ColumnNames[column];
            if (SeriesColumns.IsClockOrKey(metric) || !isWanted(metric)) continue;
            for (long row = 0; row < series.RowCount; row++)
            {
                if (series.GetCell(column, row) is not { } value) continue;
                yield return new TidyPoint(
                    dataId, angle is { } key ? InvariantText.Of(series.GetCell(key, row)) : null, SeriesFields.Time, Seconds,
                    time is { } clock ? Number(series.GetCell(clock, row)) : null,
                    stamp is { } unix ? Instant(series.GetCell(unix, row)) : null,
                    metric, value, series.GetUnit(column));
            }
        }
    }

    // The position counts from the first row; the series is the domain, which tells same-named metrics apart.
    private static IEnumerable<TidyPoint> OfAligned(AlignedTimeseries aligned, ITable table, Func<string, bool> isWanted)
    {
        for (var column = 1; column < table.ColumnNames.Count; column++)
        {
            var source = aligned.Columns[column - 1];
            if (!isWanted(source.Metric)) continue;
            for (long row = 0; row < table.RowCount; row++)
            {
                if (table.GetCell(column, row) is not { } value || table.GetCell(0, row) is not DateTimeOffset instant) continue;
                yield return new TidyPoint(
                    source.DataId, source.Domain, SeriesFields.Time, Seconds, aligned.Start is { } start ? (instant - start).TotalSeconds : null, instant, source.Metric, value, source.Unit);
            }
        }
    }

    private const string Seconds = "s";

    private static int? Find(ITable series, string name)
    {
        for (var column = 0; column < series.ColumnNames.Count; column++)
        {
            if (string.Equals(series.ColumnNames[column], name, StringComparison.Ordinal)) return column;
        }

        return null;
    }

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
