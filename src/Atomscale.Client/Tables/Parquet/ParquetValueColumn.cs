using System;
using System.Threading;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace Atomscale.Client.Tables.Parquet;

/// <summary>A column of numbers, booleans or instants.</summary>
internal sealed class ParquetValueColumn<T>(DataField field, Func<object, T> convert) : ParquetColumn(field) where T : struct
{
    // Used again for each row group; a list would have to be copied.
    private T?[] _cells = new T?[1_024];
    private int _count;

    public override void Add(object? cell)
    {
        if (_count == _cells.Length) Array.Resize(ref _cells, 2 * _count);
        _cells[_count++] = cell is null ? null : convert(cell);
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group.WriteAsync<T>(Field, _cells.AsMemory(0, _count), cancellationToken: cancellationToken).ConfigureAwait(false);
        _count = 0;
    }
}
