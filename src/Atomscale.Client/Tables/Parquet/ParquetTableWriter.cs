using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace Atomscale.Client.Tables.Parquet;

/// <summary>Writes rows to a Parquet file. Units stand in the file's metadata.</summary>
internal sealed class ParquetTableWriter(string path, TableOptions options) : SpooledTableWriter(path, options)
{
    /// <inheritdoc/>
    protected override async Task WriteFileAsync(Stream stream, CancellationToken cancellationToken)
    {
        var columns = Names.Select((name, column) => ParquetColumn.Of(name, KindsOf(column))).ToArray();
        // Parquet cannot hold a table without columns: the file that replaces the old one is empty, which every reader refuses.
        if (columns.Length == 0) return;
        var schema = new ParquetSchema(columns.Select(column => column.Field));
        var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            if (UnitsText is { } units) writer.CustomMetadata = new Dictionary<string, string> { [UnitsKey] = units };
            Spool.Rewind();
            for (long row = 0; row < Spool.RowCount;)
            {
                row += ReadBatch(cells => Add(columns, cells), Spool.RowCount - row, cancellationToken);
                using var group = writer.CreateRowGroup();
                foreach (var column in columns) await column.WriteAsync(group, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void Add(ParquetColumn[] columns, object?[] cells)
    {
        for (var column = 0; column < columns.Length; column++) columns[column].Add(cells[column]);
    }
}
