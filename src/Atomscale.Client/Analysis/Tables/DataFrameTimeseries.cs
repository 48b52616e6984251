using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Data.Analysis;

namespace Atomscale.Client.Analysis;

/// <summary>A <see cref="Timeseries"/> over a <see cref="DataFrame"/>, which nobody outside ever gets to change.</summary>
public sealed class DataFrameTimeseries : Timeseries
{
    private readonly DataFrame _frame;
    private readonly string?[] _units;
    private readonly AngleBlock[] _blocks;

    private DataFrameTimeseries(
        DataFrame frame, IReadOnlyList<TableColumn> columns, AngleBlock[] blocks, DateTimeOffset? start, DateTimeOffset? end)
        : base(
            frame.Rows.Count,
            new TextList(columns.Select(column => column.Name)),
            new PropertyBag(columns.Where(column => column.Unit is not null).Select(column => new KeyValuePair<string, object?>(column.Name, column.Unit))),
            start,
            end)
    {
        _frame = frame;
        _units = columns.Select(column => column.Unit).ToArray();
        _blocks = blocks;
    }

    /// <summary>A table without rows and columns.</summary>
    public static DataFrameTimeseries Empty { get; } = Create([]);

    /// <summary>Makes a table; the columns are copied, have names of their own and the same length.</summary>
    internal static DataFrameTimeseries Create(IReadOnlyList<TableColumn> columns, AngleBlock[]? blocks = null)
    {
        var frame = new DataFrame(columns.Select(column => DataFrameColumns.Of(column.Name, column.Values)));
        var clock = columns.FirstOrDefault(column => column.Name == SeriesFields.UnixTimestamp);
        var (start, end) = RangeOf(clock?.Values);
        return new DataFrameTimeseries(frame, columns, blocks ?? [], start, end);
    }

    /// <summary>A copy of the table; a missing value is null in it.</summary>
    public DataFrame ToDataFrame() => _frame.Clone();

    /// <inheritdoc/>
    public override Array GetColumn(string name) => DataFrameColumns.ToArray(_frame.Columns[PositionOf(name)]);

    /// <summary>One value of the table: <see cref="double"/>, <see cref="long"/>, <see cref="bool"/> or <see cref="string"/>; null when it is missing.</summary>
    /// <param name="column">The column's zero-based position in <see cref="Timeseries.ColumnNames"/>.</param>
    /// <param name="row">The row's zero-based position.</param>
    public object? GetCell(int column, long row) => _frame.Columns[column][row];

    /// <summary>The type of a column's values: <see cref="double"/>, <see cref="long"/>, <see cref="bool"/> or <see cref="string"/>.</summary>
    /// <param name="column">The column's zero-based position.</param>
    public Type GetColumnType(int column) => _frame.Columns[column].DataType;

    /// <summary>A column's unit, where the service names one.</summary>
    /// <param name="column">The column's zero-based position.</param>
    public string? GetUnit(int column) => _units[column];

    /// <summary>The blocks of a RHEED video's series, in order; empty for every other table.</summary>
    public AngleBlock[] GetAngleBlocks() => (AngleBlock[])_blocks.Clone();

    // The exact name first: two columns may differ in case alone.
    private int PositionOf(string name)
    {
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            for (var position = 0; position < ColumnNames.Count; position++)
            {
                if (string.Equals(ColumnNames[position], name, comparison)) return position;
            }
        }

        var known = ColumnNames.Count == 0 ? "The table has no columns." : $"There are: {ColumnNames}.";
        throw new ArgumentException($"There is no column '{name}'. {known}", nameof(name));
    }

    // The column is in ms by its name; but servers were seen to fill it with seconds, so its size decides, as it does when series are aligned.
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
