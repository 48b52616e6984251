using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace Atomscale.Client.Tables;

/// <summary>
/// Writes rows to a Parquet file. What a column's type is shows only when all its cells are known, so rows wait in a temporary file first.
/// Units stand in the file's metadata, under <see cref="UnitsKey"/>, as a JSON object of column and unit.
/// </summary>
internal sealed class ParquetTableWriter : ITableWriter
{
    /// <summary>The key of the units in the file's metadata.</summary>
    public const string UnitsKey = "units";

    // So memory does not grow with the table.
    private const int MostCellsOfGroup = 1_000_000;
    private const int MostBytesOfGroup = 16 * 1024 * 1024;

    private readonly TableFile _file;
    private readonly TableHeader _header;
    private readonly RowSpool _rows;
    private readonly Dictionary<string, string> _units = [];
    private readonly Dictionary<string, CellKinds> _declared = new(StringComparer.Ordinal);

    /// <summary>Opens the file.</summary>
    /// <exception cref="AtomscaleException">FileExists, FolderNotFound, AccessDenied, FileInUse.</exception>
    public ParquetTableWriter(string path, TableOptions options)
    {
        _header = new TableHeader(path);
        _file = TableFile.Open(path, append: false, options.Force);
        try
        {
            _rows = new RowSpool();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _file.Dispose();
            throw FileErrors.Of(error, Path.GetTempPath());
        }
    }

    /// <inheritdoc/>
    public void Write(TableRows rows, CancellationToken cancellationToken)
    {
        var places = _header.PlacesOf(rows.Headers);
        NoteUnits(rows);
        for (var column = 0; column < (rows.Kinds?.Count ?? 0); column++) _declared[rows.Headers[column]] = rows.Kinds![column];
        try
        {
            foreach (var row in rows.Rows)
            {
                _rows.Add(row, places);
                if (_rows.RowCount % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (IOException error)
        {
            throw FileErrors.Of(error, _rows.Path);
        }
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteFileAsync(cancellationToken).ConfigureAwait(false);
            _file.Complete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, _file.Path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _file.Dispose();
    }

    private async Task WriteFileAsync(CancellationToken cancellationToken)
    {
        var columns = (_header.Names ?? []).Select((name, column) => ParquetColumn.Of(name, _declared.TryGetValue(name, out var kinds) ? kinds : _rows.KindsOf(column))).ToArray();
        // Parquet cannot hold a table without columns: the file that replaces the old one is empty, which every reader refuses.
        if (columns.Length == 0) return;
        var schema = new ParquetSchema(columns.Select(column => column.Field));
        var writer = await ParquetWriter.CreateAsync(schema, _file.Stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            if (_units.Count > 0) writer.CustomMetadata = new Dictionary<string, string> { [UnitsKey] = JsonCell.TextOf(_units) };
            _rows.Rewind();
            for (long row = 0; row < _rows.RowCount;)
            {
                row += Collect(columns, _rows.RowCount - row, cancellationToken);
                using var group = writer.CreateRowGroup();
                foreach (var column in columns) await column.WriteAsync(group, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // The rows of the next group; at least one.
    private long Collect(ParquetColumn[] columns, long left, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var end = _rows.Position + MostBytesOfGroup;
        var most = Math.Min(left, Math.Max(1, MostCellsOfGroup / Math.Max(1, columns.Length)));
        var cells = new object?[columns.Length];
        long count = 0;
        do
        {
            _rows.Read(cells);
            for (var column = 0; column < columns.Length; column++) columns[column].Add(cells[column]);
        }
        while (++count < most && _rows.Position < end);
        return count;
    }

    // Where results name several units for a column, all of them are told.
    private void NoteUnits(TableRows rows)
    {
        for (var column = 0; column < (rows.Units?.Count ?? 0); column++)
        {
            var name = rows.Headers[column];
            if (rows.Units![column] is not { } unit) continue;
            if (!_units.TryGetValue(name, out var known)) _units[name] = unit;
            else if (!known.Split("; ").Contains(unit, StringComparer.Ordinal)) _units[name] = known + "; " + unit;
        }
    }
}
