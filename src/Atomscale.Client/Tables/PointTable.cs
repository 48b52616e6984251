using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis.Tables;

namespace Atomscale.Client.Tables;

/// <summary>
/// The points of an object as a table with headers. A series keeps its own columns behind the data id; a spectrum has its axis, with the
/// unit in the header, and its intensities; series on one clock have that clock and a column each.
/// </summary>
public sealed class PointTable
{
    private const string IdHeader = "DataId";
    private const string IntensityHeader = "Intensity";

    private readonly Func<long, object?>[] _columns;
    private readonly string?[] _units;

    private PointTable(IReadOnlyList<string> headers, string?[] units, long rowCount, Func<long, object?>[] columns)
    {
        Headers = headers;
        _units = units;
        RowCount = rowCount;
        _columns = columns;
    }

    /// <summary>The headers, all different.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>The number of rows.</summary>
    public long RowCount { get; }

    /// <summary>The cells of a row, in the order of the headers: text, numbers (<c>double</c>, <c>long</c>), booleans, instants; null where there is no value.</summary>
    public object?[] GetRow(long row) => Array.ConvertAll(_columns, column => column(row));

    /// <summary>All rows.</summary>
    public IEnumerable<object?[]> GetRows()
    {
        for (long row = 0; row < RowCount; row++) yield return GetRow(row);
    }

    /// <summary>The table as what a file is written from.</summary>
    public TableRows ToRows() => new(Headers, GetRows(), _units);

    /// <summary>The points of a result, or of series on one clock; null when there are none by its nature (an image, an unknown type).</summary>
    /// <param name="item">The object.</param>
    /// <param name="isWanted">Chooses metrics by name; clocks and keys always stay.</param>
    public static PointTable? Of(object item, Func<string, bool> isWanted) => item switch
    {
        TimeseriesResult { TimeseriesData: ITable table } series => OfSeries(series.DataId, table, isWanted),
        SpectrumResult spectrum => OfSpectrum(spectrum, isWanted),
        AlignedTimeseries aligned and ITable table => OfAligned(aligned, table, isWanted),
        _ => null,
    };

    /// <summary>A table as it is.</summary>
    public static PointTable Of(ITable table) =>
        Of(table, Enumerable.Range(0, table.ColumnNames.Count).ToArray());

    private static PointTable OfSeries(string dataId, ITable series, Func<string, bool> isWanted)
    {
        var columns = Enumerable.Range(0, series.ColumnNames.Count).Where(column => SeriesColumns.IsClockOrKey(series.ColumnNames[column]) || isWanted(series.ColumnNames[column])).ToArray();
        // A property that the service calls DataId must not hide ours.
        var headers = columns.Select(column => series.ColumnNames[column]).Select(name => name == IdHeader ? name + " (property)" : name);
        Func<long, object?> id = _ => dataId;
        return new PointTable([IdHeader, .. headers], [null, .. columns.Select(series.GetUnit)], series.RowCount, [id, .. columns.Select(column => Column(series, column))]);
    }

    private static PointTable OfSpectrum(SpectrumResult spectrum, Func<string, bool> isWanted)
    {
        var axis = spectrum.GetAxis();
        string[] headers = isWanted(IntensityHeader) ? [IdHeader, axis.ToString(), IntensityHeader] : [IdHeader, axis.ToString()];
        string?[] units = [null, axis.Unit, null];
        Func<long, object?>[] columns = [_ => spectrum.DataId, row => CellOf(axis.Values[(int)row]), row => CellOf(spectrum.Intensities[(int)row])];
        return new PointTable(headers, [.. units.Take(headers.Length)], spectrum.Intensities.Count, [.. columns.Take(headers.Length)]);
    }

    private static PointTable OfAligned(AlignedTimeseries aligned, ITable table, Func<string, bool> isWanted)
    {
        // Column 0 is the clock.
        var columns = Enumerable.Range(0, table.ColumnNames.Count).Where(column => column == 0 || isWanted(aligned.Columns[column - 1].Metric)).ToArray();
        return Of(table, columns);
    }

    private static PointTable Of(ITable table, int[] columns) => new(
        [.. columns.Select(column => table.ColumnNames[column])], [.. columns.Select(table.GetUnit)], table.RowCount, [.. columns.Select(column => Column(table, column))]);

    private static Func<long, object?> Column(ITable table, int column) => row => table.GetCell(column, row);

    internal static object? CellOf(double number) => double.IsNaN(number) ? null : number;
}
