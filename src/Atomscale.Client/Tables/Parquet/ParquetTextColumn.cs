using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace Atomscale.Client.Tables.Parquet;

/// <summary>A column of text.</summary>
internal sealed class ParquetTextColumn(DataField field) : ParquetColumn(field)
{
    private readonly List<string?> _cells = [];

    public override void Add(object? cell) => _cells.Add(cell is null ? null : InvariantText.Of(cell));

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // The library takes null for a missing text, which its signature does not say.
        await group.WriteAsync(Field, _cells!).ConfigureAwait(false);
        _cells.Clear();
    }
}
