using System;

namespace Atomscale;

/// <summary>
/// A table over time, behind scalar properties and a one-line text so that CSV, JSON, CLIXML and jobs never walk into its bulk.
/// The object that the commands give also has <c>ToDataFrame()</c>, which copies it into a <c>Microsoft.Data.Analysis.DataFrame</c>.
/// </summary>
public abstract class Timeseries
{
    /// <summary>Keeps what describes the table.</summary>
    protected Timeseries(long rowCount, TextList columnNames, PropertyBag units, DateTimeOffset? start, DateTimeOffset? end)
    {
        RowCount = rowCount;
        ColumnNames = columnNames;
        Units = units;
        Start = start;
        End = end;
    }

    /// <summary>The number of rows.</summary>
    public long RowCount { get; }

    /// <summary>The names of the columns, in order.</summary>
    public TextList ColumnNames { get; }

    /// <summary>The unit of each column that has one, by the column's name.</summary>
    public PropertyBag Units { get; }

    /// <summary>The earliest instant in the table (UTC), where it has a clock.</summary>
    public DateTimeOffset? Start { get; }

    /// <summary>The latest instant in the table (UTC), where it has a clock.</summary>
    public DateTimeOffset? End { get; }

    /// <summary>
    /// A copy of one column: <c>double[]</c> (missing values NaN), <c>long[]</c> (whole numbers, none missing),
    /// <c>bool?[]</c> or <c>string?[]</c>.
    /// </summary>
    /// <param name="name">The column's name, as in <see cref="ColumnNames"/>.</param>
    /// <exception cref="ArgumentException">There is no such column; the message names those there are.</exception>
    public abstract Array GetColumn(string name);

    /// <summary>Counts and time range.</summary>
    public override string ToString()
    {
        var columns = ColumnNames.Count == 1 ? "1 column" : $"{ColumnNames.Count} columns";
        var length = Start is { } start && End is { } end ? $", {InvariantText.Short((end - start).TotalSeconds)} s from {InvariantText.Of(start)}" : "";
        return RowCount == 0 ? "no rows" : $"{RowCount} rows, {columns}{length}";
    }
}
