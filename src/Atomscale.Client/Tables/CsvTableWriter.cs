using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CsvHelper;
using CsvHelper.Configuration;

namespace Atomscale.Client.Tables;

/// <summary>Writes rows to a CSV file (RFC 4180 quoting, LF). The first rows make the header.</summary>
internal sealed class CsvTableWriter : ITableWriter
{
    private readonly TableFile _file;
    private readonly TableHeader _header;
    private readonly CsvText _text;

    /// <summary>Opens the file.</summary>
    /// <exception cref="AtomscaleException">FileExists, FolderNotFound, AccessDenied, FileInUse; BadInput: the header of a file to append to cannot be read.</exception>
    public CsvTableWriter(string path, TableOptions options)
    {
        _header = new TableHeader(path);
        _file = TableFile.Open(path, options.Append, options.Force);
        _text = new CsvText(_file.Stream, options.Delimiter);
        try
        {
            // A mark belongs at the beginning of a file, never behind what is there.
            if (_file.IsContinued) _header.Set(ReadHeader(_file.Stream, options.Delimiter));
            else if (options.HasMark) _file.Stream.Write(Encoding.UTF8.GetPreamble(), 0, Encoding.UTF8.GetPreamble().Length);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Write(TableRows rows, CancellationToken cancellationToken)
    {
        var isFirst = _header.Names is null;
        var places = _header.PlacesOf(rows.Headers);
        try
        {
            if (isFirst) WriteHeader();
            var count = 0;
            foreach (var row in rows.Rows)
            {
                WriteRow(row, places);
                // Not at every row: the check costs more than a short row.
                if (++count % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (IOException error)
        {
            throw FileErrors.Of(error, _file.Path);
        }
    }

    /// <inheritdoc/>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            _text.Flush();
            _file.Complete();
            return Task.CompletedTask;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, _file.Path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _text.Dispose();
        _file.Dispose();
    }

    private void WriteHeader()
    {
        var names = new object?[_header.Names!.Count];
        var places = new int[names.Length];
        for (var place = 0; place < names.Length; place++) (names[place], places[place]) = (_header.Names[place], place);
        WriteRow(names, places);
    }

    private void WriteRow(object?[] row, int[] places)
    {
        for (var column = 0; column < places.Length; column++)
        {
            if (column > 0) _text.WriteDelimiter();
            if (places[column] >= 0) _text.Write(row[places[column]]);
        }

        // A row of one empty cell would be an empty line, which readers pass over.
        if (places.Length == 1 && (places[0] < 0 || row[places[0]] is null or "")) _text.WriteEmptyText();
        _text.EndRow();
    }

    private static string[] ReadHeader(Stream stream, char delimiter)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, Encoding.UTF8, true, 4_096, leaveOpen: true);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString() }, leaveOpen: true);
        var header = csv.Read() ? csv.Record ?? [] : [];
        if (text.CurrentEncoding is not UTF8Encoding)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"The file to append to is {text.CurrentEncoding.WebName}, not UTF-8.", "Write to a new file.");
        TableFile.EndLine(stream);
        return header;
    }
}
