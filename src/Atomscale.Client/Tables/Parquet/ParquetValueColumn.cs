using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace Atomscale.Client.Tables;

/// <summary>A column of numbers, booleans or instants.</summary>
internal sealed class ParquetValueColumn<T>(DataField field, Func<object, T> convert) : ParquetColumn(field) where T : struct
{
    private readonly List<T?> _cells = [];

    public override void Add(object? cell) => _cells.Add(cell is null ? null : convert(cell));

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group.WriteAsync<T>(Field, _cells.ToArray().AsMemory(), cancellationToken: cancellationToken).ConfigureAwait(false);
        _cells.Clear();
    }
}
