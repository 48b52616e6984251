using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace Atomscale.Client.Tables.Parquet;

/// <summary>A column of a Parquet file: collects the cells of a row group, and writes them.</summary>
internal abstract class ParquetColumn(DataField field)
{
    /// <summary>Name and type.</summary>
    public DataField Field { get; } = field;

    /// <summary>
    /// The column for what its cells are: booleans, 64-bit integers, doubles, instants in microseconds of UTC, and text for all else and for
    /// what is mixed. Every column may lack values.
    /// </summary>
    public static ParquetColumn Of(string name, CellKinds kinds) => kinds switch
    {
        CellKinds.Flag => new ParquetValueColumn<bool>(new DataField(name, typeof(bool), isNullable: true), static cell => (bool)cell),
        CellKinds.Whole or CellKinds.Whole | CellKinds.LargeWhole => new ParquetValueColumn<long>(new DataField(name, typeof(long), isNullable: true), static cell => (long)cell),
        CellKinds.Number or CellKinds.Number | CellKinds.Whole =>
            new ParquetValueColumn<double>(new DataField(name, typeof(double), isNullable: true), static cell => Convert.ToDouble(cell, CultureInfo.InvariantCulture)),
        CellKinds.Instant => new ParquetValueColumn<DateTime>(
            new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true), static cell => (DateTime)cell),
        _ => new ParquetTextColumn(new DataField(name, typeof(string), isNullable: true)),
    };

    /// <summary>Adds a cell.</summary>
    public abstract void Add(object? cell);

    /// <summary>Writes the cells as the next column of a row group, and releases them.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken);
}
