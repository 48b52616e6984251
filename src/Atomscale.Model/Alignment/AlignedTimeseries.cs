using System;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale;

/// <summary>
/// Several time series on one clock. The first column is <c>time</c>; the others carry data id, domain and metric, and have the header
/// <c>id|domain|metric</c>. Most often the rows are on a regular grid, and a value is the mean of those that fall into its bin.
/// </summary>
public abstract class AlignedTimeseries : Timeseries
{
    /// <summary>The name of the first column.</summary>
    public const string TimeColumn = "time";

    /// <summary>Keeps what describes the table.</summary>
    protected AlignedTimeseries(long rowCount, AlignedColumnList columns, TimeSpan? step, DateTimeOffset? start, DateTimeOffset? end)
        : base(rowCount, NamesOf(columns), UnitsOf(columns), start, end)
    {
        Columns = columns;
        Step = step;
    }

    /// <summary>The columns after <c>time</c>: where each comes from.</summary>
    public AlignedColumnList Columns { get; }

    /// <summary>The distance of two rows; null when the rows are on the instants of the series themselves.</summary>
    public TimeSpan? Step { get; }

    /// <summary>A copy of the instants of the rows (UTC), ascending: the start of each bin, or the instant itself where there is no grid.</summary>
    public abstract DateTimeOffset[] GetTimes();

    /// <summary>
    /// A copy of one column: <c>DateTimeOffset[]</c> for <c>time</c>, <c>double[]</c> (missing values NaN) for the others. Where there is no
    /// grid they may be <c>bool?[]</c> or <c>string?[]</c> too.
    /// </summary>
    /// <param name="name">The column's name, as in <see cref="Timeseries.ColumnNames"/>.</param>
    /// <exception cref="ArgumentException">There is no such column; the message names those there are.</exception>
    public abstract override Array GetColumn(string name);

    private static TextList NamesOf(AlignedColumnList columns) => new(new[] { TimeColumn }.Concat(columns.Select(column => column.ToString())));

    private static PropertyBag UnitsOf(AlignedColumnList columns) => new(
        columns.Where(column => column.Unit is not null).Select(column => new KeyValuePair<string, object?>(column.ToString(), column.Unit)));
}
