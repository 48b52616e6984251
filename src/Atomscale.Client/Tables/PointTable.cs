using System;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale.Client.Tables;

/// <summary>
/// The points of a result as a table with headers, the data id in the first column. A series keeps its own columns; a spectrum has
/// its axis, with the unit in the header, and its intensities.
/// </summary>
public sealed class PointTable
{
    private readonly Func<long, object?>[] _columns;

    private PointTable(IReadOnlyList<string> headers, long rowCount, Func<long, object?>[] columns)
    {
        Headers = headers;
        RowCount = rowCount;
        _columns = columns;
    }

    /// <summary>The headers, all different.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>The number of rows.</summary>
    public long RowCount { get; }

    /// <summary>The cells of a row, in the order of the headers: text, numbers (<c>double</c>, <c>long</c>), booleans; null where there is no value.</summary>
    public object?[] GetRow(long row) => Array.ConvertAll(_columns, column => column(row));

    /// <summary>The points of a result; null when it has none by its nature (an image, an unknown type).</summary>
    /// <param name="result">The result.</param>
    /// <param name="isWanted">Chooses metrics by name; clocks and keys always stay.</param>
    public static PointTable? Of(AtomscaleResult result, Func<string, bool> isWanted) => result switch
    {
        TimeseriesResult series => OfSeries(result.DataId, series.TimeseriesData, isWanted),
        SpectrumResult spectrum => OfSpectrum(spectrum, isWanted),
        _ => null,
    };

    private static PointTable OfSeries(string dataId, Timeseries series, Func<string, bool> isWanted)
    {
        var names = series.ColumnNames.Where(name => SeriesColumns.IsClockOrKey(name) || isWanted(name)).ToArray();
        // A property that the service calls DataId must not hide ours.
        var headers = names.Select(name => name == IdHeader ? name + " (property)" : name);
        Func<long, object?> id = _ => dataId;
        return new PointTable([IdHeader, .. headers], series.RowCount, [id, .. names.Select(name => CellReader.Of(series.GetColumn(name)))]);
    }

    private static PointTable OfSpectrum(SpectrumResult spectrum, Func<string, bool> isWanted)
    {
        var axis = spectrum.GetAxis();
        string[] headers = isWanted(IntensityHeader) ? [IdHeader, axis.ToString(), IntensityHeader] : [IdHeader, axis.ToString()];
        Func<long, object?>[] columns = [_ => spectrum.DataId, row => CellReader.Cell(axis.Values[(int)row]), row => CellReader.Cell(spectrum.Intensities[(int)row])];
        return new PointTable(headers, spectrum.Intensities.Count, columns.Take(headers.Length).ToArray());
    }

    private const string IdHeader = "DataId";
    private const string IntensityHeader = "Intensity";
}
