using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Data.Analysis;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>
/// A <see cref="Timeseries"/> that becomes a <see cref="DataFrame"/> on request. It keeps its columns as arrays: a DataFrame hands its
/// values out one by one (its view of whole buffers throws on .NET Framework), and could be changed by whoever gets it.
/// </summary>
public sealed class DataFrameTimeseries : Timeseries, ITable
{
    private readonly TableColumn[] _columns;
    private readonly AngleBlock[] _blocks;

    private DataFrameTimeseries(TableColumn[] columns, AngleBlock[] blocks, DateTimeOffset? start, DateTimeOffset? end)
        : base(
            columns.Length == 0 ? 0 : columns[0].Values.Length,
            new TextList(columns.Select(column => column.Name)),
            UnitsOf(columns),
            start,
            end)
    {
        _columns = columns;
        _blocks = blocks;
    }

    /// <summary>A table without rows and columns.</summary>
    public static DataFrameTimeseries Empty { get; } = Create([]);

    /// <summary>The columns.</summary>
    internal IReadOnlyList<TableColumn> Columns => _columns;

    /// <summary>Makes a table of columns that have names of their own and the same length.</summary>
    internal static DataFrameTimeseries Create(IEnumerable<TableColumn> columns, AngleBlock[]? blocks = null)
    {
        var kept = columns.ToArray();
        var clock = Array.Find(kept, column => column.Name == SeriesFields.UnixTimestamp);
        var (start, end) = RangeOf(clock?.Values);
        return new DataFrameTimeseries(kept, blocks ?? [], start, end);
    }

    /// <summary>A copy of the table; a missing value is null in it.</summary>
    public DataFrame ToDataFrame() => new(_columns.Select(column => DataFrameColumns.Of(column.Name, column.Values)));

    /// <inheritdoc/>
    public override Array GetColumn(string name) => (Array)_columns[ColumnLookup.Find(ColumnNames, name)].Values.Clone();

    /// <inheritdoc/>
    public object? GetCell(int column, long row) => _columns[column].GetValue(row);

    /// <inheritdoc/>
    public Type GetColumnType(int column) => _columns[column].ValueType;

    /// <inheritdoc/>
    public string? GetUnit(int column) => _columns[column].Unit;

    /// <summary>The blocks of a RHEED video's series, in order; empty for every other table.</summary>
    internal AngleBlock[] GetAngleBlocks() => (AngleBlock[])_blocks.Clone();

    private static PropertyBag UnitsOf(IEnumerable<TableColumn> columns) =>
        new(columns.Where(column => column.Unit is not null).Select(column => new KeyValuePair<string, object?>(column.Name, column.Unit)));

    // The column is in ms by its name; but servers were seen to fill it with seconds: so its size decides, as it does when series
    // are aligned.
    private static (DateTimeOffset? Start, DateTimeOffset? End) RangeOf(Array? clock)
    {
        double smallest = double.NaN, largest = double.NaN;
        for (var row = 0; row < (clock?.Length ?? 0); row++)
        {
            var value = clock switch { double[] numbers => numbers[row], long[] whole => whole[row], _ => double.NaN };
            if (double.IsNaN(value)) continue;
            if (!(smallest <= value)) smallest = value;
            if (!(largest >= value)) largest = value;
        }

        if (double.IsNaN(largest)) return (null, null);
        var unit = InstantUnit.ByMagnitude(largest);
        return (InstantUnit.ToInstant(smallest, unit), InstantUnit.ToInstant(largest, unit));
    }
}
