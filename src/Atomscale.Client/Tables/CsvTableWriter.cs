using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using CsvHelper;
using CsvHelper.Configuration;

namespace Atomscale.Client.Tables;

/// <summary>
/// Writes rows to a CSV file (RFC 4180 quoting, LF). A new file is written under a temporary name beside its own and renamed when it is
/// complete, so that nobody ever sees half a table; appending is done in place and cut back when it fails.
/// </summary>
public sealed class CsvTableWriter : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly TableFile _file;
    private readonly CsvWriter _csv;
    private IReadOnlyList<string>? _headers;

    /// <summary>Opens the file.</summary>
    /// <exception cref="AtomscaleException">FileExists, FolderNotFound, AccessDenied, FileInUse; BadInput: the header of a file to append to cannot be read.</exception>
    public CsvTableWriter(string path, char delimiter, Encoding encoding, bool append, bool force)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString(), NewLine = "\n" };
        _file = TableFile.Open(path, append, force);
        try
        {
            if (_file.IsContinued) _headers = ReadHeaders(_file.Stream, configuration);
            // A mark belongs at the beginning of a file, never behind what is there.
            var text = new StreamWriter(_file.Stream, _file.IsContinued ? new UTF8Encoding(false) : encoding, BufferSize, leaveOpen: true);
            _csv = new CsvWriter(text, configuration);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Writes rows under the file's header; the first call makes the header. Columns that the rows lack stay empty.</summary>
    /// <exception cref="AtomscaleException">BadInput: the rows have columns that the file lacks. Nothing was written then. DiskFull.</exception>
    public void Write(IReadOnlyList<string> headers, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var places = Places(headers);
        try
        {
            if (_headers is null) WriteHeaders(headers);
            var count = 0;
            foreach (var row in rows)
            {
                foreach (var place in places) _csv.WriteField(place < 0 ? "" : InvariantText.Of(row[place]));
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

    /// <summary>Writes out what is buffered and gives the file its name.</summary>
    /// <exception cref="AtomscaleException">DiskFull, AccessDenied, FileInUse.</exception>
    public void Complete()
    {
        try
        {
            _csv.Flush();
            _file.Complete();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw FileFaults.Of(fault, _file.Path);
        }
    }

    /// <summary>Closes the file. Without <see cref="Complete"/> before it, what was written is taken back.</summary>
    public void Dispose() => _file.Dispose();

    // For each column of the file, where in a row its cell stands; -1: nowhere.
    private int[] Places(IReadOnlyList<string> headers)
    {
        if (_headers is null || ReferenceEquals(_headers, headers)) return Enumerable.Range(0, headers.Count).ToArray();
        var missing = headers.Where(header => !_headers.Contains(header, StringComparer.Ordinal)).ToArray();
        if (missing.Length > 0)
        {
            throw new AtomscaleException(
                AtomscaleErrorKind.BadInput,
                $"The object has columns that '{_file.Path}' lacks ({string.Join(", ", missing)}): the first object made the header.",
                "Give each kind of result a file of its own, or bring them to one form with Expand-AtomscaleResult -Tidy.");
        }

        return _headers.Select(header => IndexOf(headers, header)).ToArray();
    }

    private void WriteHeaders(IReadOnlyList<string> headers)
    {
        foreach (var header in headers) _csv.WriteField(header);
        _csv.NextRecord();
        _headers = headers;
    }

    private static int IndexOf(IReadOnlyList<string> headers, string header)
    {
        for (var index = 0; index < headers.Count; index++)
        {
            if (string.Equals(headers[index], header, StringComparison.Ordinal)) return index;
        }

        return -1;
    }

    private static string[] ReadHeaders(Stream stream, CsvConfiguration configuration)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, Encoding.UTF8, true, 4_096, leaveOpen: true);
        using var csv = new CsvParser(text, configuration, leaveOpen: true);
        var headers = csv.Read() ? csv.Record ?? [] : [];
        if (text.CurrentEncoding is not UTF8Encoding)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"The file to append to is {text.CurrentEncoding.WebName}, not UTF-8.", "Write to a new file.");
        stream.Position = stream.Length - 1;
        if (stream.ReadByte() != '\n') stream.WriteByte((byte)'\n');
        return headers;
    }
}
