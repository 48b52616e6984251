using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Atomscale.Client.Json;

namespace Atomscale.Client.Tables.Arrow;

/// <summary>
/// Writes rows to an Arrow file (IPC file format, which is Feather version 2), in record batches and without compression. Units stand in
/// the schema's metadata.
/// </summary>
internal sealed class ArrowTableWriter(string path, TableOptions options) : SpooledTableWriter(path, options)
{
    /// <inheritdoc/>
    protected override Task WriteFileAsync(Stream stream, CancellationToken cancellationToken)
    {
        var columns = Names.Select((name, column) => ArrowColumn.Of(JsonCell.Whole(name), KindsOf(column))).ToArray();
        var metadata = UnitsText is { } units ? new Dictionary<string, string> { [UnitsKey] = units } : null;
        var schema = new Schema(columns.Select(column => column.Field), metadata);
        using var writer = new ArrowFileWriter(stream, schema, leaveOpen: true);
        writer.WriteStart();
        Spool.Rewind();
        for (long row = 0; row < Spool.RowCount;)
        {
            var count = ReadBatch(cells => Add(columns, cells), Spool.RowCount - row, cancellationToken);
            using var batch = new RecordBatch(schema, columns.Select(column => column.Take()), (int)count);
            writer.WriteRecordBatch(batch);
            row += count;
        }

        writer.WriteEnd();
        return Task.CompletedTask;
    }

    private static void Add(ArrowColumn[] columns, object?[] cells)
    {
        for (var column = 0; column < columns.Length; column++) columns[column].Add(cells[column]);
    }
}
