using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Tables;

/// <summary>Writes rows as JSON lines (an object a line, UTF-8, LF). Each line has its own names, so rows of any kind may follow each other.</summary>
internal sealed class JsonLinesTableWriter : ITableWriter
{
    private const int BufferSize = 128 * 1024;

    private readonly TableFile _file;
    private readonly MemoryStream _lines = new(BufferSize);
    private readonly Utf8JsonWriter _json;
    private IReadOnlyList<string> _headers = [];
    private JsonEncodedText[] _names = [];

    /// <summary>Opens the file.</summary>
    /// <exception cref="AtomscaleException">FileExists, FolderNotFound, AccessDenied, FileInUse; BadInput: a file to append to holds no JSON lines.</exception>
    public JsonLinesTableWriter(string path, TableOptions options)
    {
        _file = TableFile.Open(path, options.Append, options.Force);
        try
        {
            if (_file.IsContinued) CheckFirstLine(_file.Stream, path);
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        _json = new Utf8JsonWriter(_lines, JsonCell.Options);
    }

    /// <inheritdoc/>
    public void Write(TableRows rows, CancellationToken cancellationToken)
    {
        var names = NamesOf(rows.Headers);
        try
        {
            var count = 0;
            foreach (var row in rows.Rows)
            {
                WriteLine(names, row);
                if (_lines.Length >= BufferSize) WriteOut();
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
            WriteOut();
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
        _json.Dispose();
        _file.Dispose();
    }

    private JsonEncodedText[] NamesOf(IReadOnlyList<string> headers)
    {
        if (_headers.SequenceEqual(headers, StringComparer.Ordinal)) return _names;
        _headers = headers;
        return _names = headers.Select(name => JsonEncodedText.Encode(JsonCell.Whole(name), JsonCell.Options.Encoder)).ToArray();
    }

    private void WriteLine(JsonEncodedText[] names, object?[] row)
    {
        _json.WriteStartObject();
        for (var place = 0; place < names.Length; place++)
        {
            _json.WritePropertyName(names[place]);
            JsonCell.Write(_json, row[place]);
        }

        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _lines.WriteByte((byte)'\n');
    }

    private void WriteOut()
    {
        _lines.WriteTo(_file.Stream);
        _lines.SetLength(0);
    }

    // A line added to a file of another kind would spoil it.
    private static void CheckFirstLine(Stream stream, string path)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, Encoding.UTF8, true, 4_096, leaveOpen: true);
        if (!IsObject(text.ReadLine() ?? "") || text.CurrentEncoding is not UTF8Encoding)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{path}' holds no JSON lines: its first line is no JSON object in UTF-8.", "Add to a file that was written as JSON lines, or write to a new one.");
        TableFile.EndLine(stream);
    }

    private static bool IsObject(string line)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            return parsed.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
