using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis.Tables;
using Microsoft.Data.Analysis;

namespace Atomscale.Client.Analysis.Alignment;

/// <summary>An <see cref="AlignedTimeseries"/> that becomes a <see cref="DataFrame"/> on request.</summary>
public sealed class DataFrameAlignedTimeseries : AlignedTimeseries, ITable
{
    private readonly DateTimeOffset[] _times;
    private readonly TableColumn[] _columns;

    private DataFrameAlignedTimeseries(DateTimeOffset[] times, AlignedColumnList described, TableColumn[] columns, TimeSpan? step)
        : base(
            times.Length,
            described,
            step,
            times.Length == 0 ? null : times[0],
            times.Length == 0 ? null : times[times.Length - 1])
    {
        _times = times;
        _columns = columns;
    }

    /// <summary>The table of nothing: a clock without rows, and no other column.</summary>
    public static DataFrameAlignedTimeseries Empty { get; } = new([], new AlignedColumnList([]), [], null);

    /// <summary>Makes the table from times and step in nanoseconds. Without columns there are no rows; without rows the columns stay.</summary>
    internal static DataFrameAlignedTimeseries Create(long[] times, List<AlignedValues> values, long? step)
    {
        if (values.Count == 0) return Empty;
        var columns = values.Select(value => new TableColumn(value.Column.ToString(), Typed(value.Values), value.Column.Unit)).ToArray();
        var distance = step is { } length ? TimeSpan.FromTicks(length / InstantUnit.NanosecondsPerTick) : (TimeSpan?)null;
        return new DataFrameAlignedTimeseries(
            Array.ConvertAll(times, InstantUnit.ToInstant), new AlignedColumnList(values.Select(value => value.Column)), columns, distance);
    }

    /// <summary>A copy of the table; <c>time</c> is in UTC, a missing value is null.</summary>
    public DataFrame ToDataFrame()
    {
        var frame = new DataFrame(DataFrameColumns.Of(TimeColumn, Array.ConvertAll(_times, time => time.UtcDateTime)));
        foreach (var column in _columns) frame.Columns.Add(DataFrameColumns.Of(column.Name, column.Values));
        return frame;
    }

    /// <inheritdoc/>
    public override DateTimeOffset[] GetTimes() => (DateTimeOffset[])_times.Clone();

    /// <inheritdoc/>
    public override Array GetColumn(string name)
    {
        var position = ColumnLookup.Find(ColumnNames, name);
        return position == 0 ? GetTimes() : (Array)_columns[position - 1].Values.Clone();
    }

    /// <inheritdoc/>
    public object? GetCell(int column, long row) => column == 0 ? _times[row] : _columns[column - 1].GetValue(row);

    /// <inheritdoc/>
    public Type GetColumnType(int column) => column == 0 ? typeof(DateTimeOffset) : _columns[column - 1].ValueType;

    /// <inheritdoc/>
    public string? GetUnit(int column) => column == 0 ? null : _columns[column - 1].Unit;

    private static Array Typed(Array values)
    {
        if (values is not object?[] objects) return values;
        if (Array.TrueForAll(objects, value => value is null or double or long))
            return Array.ConvertAll(objects, value => value switch { double number => number, long whole => whole, _ => double.NaN });
        return Array.TrueForAll(objects, value => value is null or bool)
            ? Array.ConvertAll(objects, value => (bool?)value)
            : Array.ConvertAll(objects, value => value is null ? null : InvariantText.Of(value));
    }
}
