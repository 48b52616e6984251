using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.IO;
using Atomscale.Client.Json;

namespace Atomscale.Client.Tables;

/// <summary>
/// The base of the writers of typed files. What a column's type is shows only when all its cells are known, so rows wait in a temporary
/// file first.
/// </summary>
internal abstract class SpooledTableWriter : ITableWriter
{
    /// <summary>The key of the units in a file's metadata: a JSON object of column and unit.</summary>
    public const string UnitsKey = "units";

    // So memory does not grow with the table.
    private const int MostCellsOfBatch = 1_000_000;
    private const int MostBytesOfBatch = 16 * 1024 * 1024;

    private readonly TableFile _file;
    private readonly TableHeader _header;
    private readonly Dictionary<string, List<string>> _units = [];
    private readonly Dictionary<string, CellKinds> _declared = new(StringComparer.Ordinal);

    /// <summary>Opens the file.</summary>
    /// <exception cref="AtomscaleException">FileExists, FolderNotFound, AccessDenied, FileInUse.</exception>
    protected SpooledTableWriter(string path, TableOptions options)
    {
        _header = new TableHeader(path);
        _file = TableFile.Open(path, append: false, options.Force);
        try
        {
            Spool = new RowSpool();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _file.Dispose();
            throw FileErrors.Of(error, Path.GetTempPath());
        }
    }

    /// <summary>The rows that wait.</summary>
    protected RowSpool Spool { get; }

    /// <summary>The columns; none when nothing was written.</summary>
    protected IReadOnlyList<string> Names => _header.Names ?? [];

    /// <summary>What a column holds: as declared, else as its cells are.</summary>
    protected CellKinds KindsOf(int column) => _declared.TryGetValue(Names[column], out var kinds) ? kinds : Spool.KindsOf(column);

    /// <summary>The units as they are in the metadata, null when no column has one.</summary>
    protected string? UnitsText => _units.Count > 0 ? JsonCell.TextOf(_units.ToDictionary(pair => pair.Key, pair => string.Join("; ", pair.Value))) : null;

    /// <inheritdoc/>
    public void Write(TableRows rows, CancellationToken cancellationToken)
    {
        CheckHeaders(rows.Headers);
        var places = _header.PlacesOf(rows.Headers);
        var (count, position) = (Spool.RowCount, Spool.Position);
        try
        {
            foreach (var row in rows.Rows)
            {
                Spool.Add(Prepare(row), places);
                if (Spool.RowCount % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (IOException error)
        {
            throw FileErrors.Of(error, Spool.Path);
        }
        catch (AtomscaleException)
        {
            Spool.CutBack(count, position);
            throw;
        }

        NoteUnits(rows);
        for (var column = 0; column < (rows.Kinds?.Count ?? 0); column++) _declared[rows.Headers[column]] = rows.Kinds![column];
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteFileAsync(_file.Stream, cancellationToken).ConfigureAwait(false);
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
        Spool.Dispose();
        _file.Dispose();
    }

    /// <summary>Checks what the columns are called, and how many they are.</summary>
    /// <exception cref="AtomscaleException">BadInput.</exception>
    protected virtual void CheckHeaders(IReadOnlyList<string> headers) { }

    /// <summary>The cells of a row as the format can hold them.</summary>
    /// <exception cref="AtomscaleException">BadInput, TooLarge.</exception>
    protected virtual object?[] Prepare(object?[] row) => row;

    /// <summary>Writes all of the file.</summary>
    protected abstract Task WriteFileAsync(Stream stream, CancellationToken cancellationToken);

    /// <summary>Reads the rows of the next batch, at least one, and hands each on.</summary>
    /// <returns>How many they were.</returns>
    protected long ReadBatch(Action<object?[]> add, long left, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var end = Spool.Position + MostBytesOfBatch;
        var most = Math.Min(left, Math.Max(1, MostCellsOfBatch / Math.Max(1, Names.Count)));
        var cells = new object?[Names.Count];
        long count = 0;
        do
        {
            Spool.Read(cells);
            add(cells);
        }
        while (++count < most && Spool.Position < end);
        return count;
    }

    // Where results name several units for a column, all of them are reported.
    private void NoteUnits(TableRows rows)
    {
        for (var column = 0; column < (rows.Units?.Count ?? 0); column++)
        {
            var name = rows.Headers[column];
            if (rows.Units![column] is not { } unit) continue;
            if (!_units.TryGetValue(name, out var known)) _units[name] = known = [];
            if (!known.Contains(unit, StringComparer.Ordinal)) known.Add(unit);
        }
    }
}
