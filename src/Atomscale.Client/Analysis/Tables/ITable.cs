using System;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>A table that is read cell by cell, as rows for the pipeline and lines of a file are made.</summary>
public interface ITable
{
    /// <summary>The number of rows.</summary>
    long RowCount { get; }

    /// <summary>The names of the columns, in order.</summary>
    TextList ColumnNames { get; }

    /// <summary>One value; null when it is missing.</summary>
    /// <param name="column">The column's zero-based position in <see cref="ColumnNames"/>.</param>
    /// <param name="row">The row's zero-based position.</param>
    object? GetCell(int column, long row);

    /// <summary>
    /// The type of a column's values: <see cref="double"/>, <see cref="long"/>, <see cref="bool"/>, <see cref="string"/>, or
    /// <see cref="DateTimeOffset"/> for the clock of a joint table.
    /// </summary>
    /// <param name="column">The column's zero-based position.</param>
    Type GetColumnType(int column);

    /// <summary>A column's unit, where the service names one.</summary>
    /// <param name="column">The column's zero-based position.</param>
    string? GetUnit(int column);
}
