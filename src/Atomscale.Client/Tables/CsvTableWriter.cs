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
    private const int BufferSize = 128 * 1024;

    private readonly TableFile _file;
    private readonly TableHeader _header;
    private readonly CsvWriter _csv;
    private readonly char[] _special;

    /// <summary>Opens the file.</summary>
    /// <exception cref="AtomscaleException">FileExists, FolderNotFound, AccessDenied, FileInUse; BadInput: the header of a file to append to cannot be read.</exception>
    public CsvTableWriter(string path, TableOptions options)
    {
        _special = [options.Delimiter, '"', '\r', '\n'];
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = options.Delimiter.ToString(),
            NewLine = "\n",
        };
        _header = new TableHeader(path);
        _file = TableFile.Open(path, options.Append, options.Force);
        try
        {
            if (_file.IsContinued) _header.Set(ReadHeader(_file.Stream, configuration));
            // A mark belongs at the beginning of a file, never behind what is there.
            var text = new StreamWriter(_file.Stream, new UTF8Encoding(options.HasMark && !_file.IsContinued), BufferSize, leaveOpen: true);
            _csv = new CsvWriter(text, configuration);
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
                foreach (var place in places) WriteCell(place < 0 ? "" : InvariantText.Of(row[place]));
                _csv.NextRecord();
                // Not at every row: the check costs more than a short row.
                if (++count % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (IOException fault)
        {
            throw FileFaults.Of(fault, _file.Path);
        }
    }

    /// <inheritdoc/>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            _csv.Flush();
            _file.Complete();
            return Task.CompletedTask;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw FileFaults.Of(fault, _file.Path);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void WriteHeader()
    {
        foreach (var name in _header.Names!) WriteCell(name);
        _csv.NextRecord();
    }

    // A row of one empty cell would be an empty line, which readers pass over.
    private void WriteCell(string text) => _csv.WriteField(text, shouldQuote: text.Length == 0 && _header.Names!.Count == 1 || NeedsQuotes(text));

    // The library's own rule leaves a lone CR bare, which ends a line for most readers.
    private bool NeedsQuotes(string text) => text.Length > 0 && (text[0] == ' ' || text[text.Length - 1] == ' ' || text.IndexOfAny(_special) >= 0);

    private static string[] ReadHeader(Stream stream, CsvConfiguration configuration)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, Encoding.UTF8, true, 4_096, leaveOpen: true);
        using var csv = new CsvParser(text, configuration, leaveOpen: true);
        var header = csv.Read() ? csv.Record ?? [] : [];
        if (text.CurrentEncoding is not UTF8Encoding)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"The file to append to is {text.CurrentEncoding.WebName}, not UTF-8.", "Write to a new file.");
        TableFile.EndLine(stream);
        return header;
    }
}
