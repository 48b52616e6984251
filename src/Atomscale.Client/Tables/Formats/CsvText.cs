using System;
using System.Buffers;
using System.Buffers.Text;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace Atomscale.Client.Tables.Formats;

/// <summary>
/// The cells of a CSV file as UTF-8, in a buffer before its stream. Numbers and instants are written into it without a text between, which is
/// what most of the time goes to otherwise; they are the same bytes as <see cref="InvariantText"/> gives. While one buffer goes to the
/// stream, the next is filled.
/// </summary>
internal sealed class CsvText : IDisposable
{
    private const int BufferSize = 1024 * 1024;
    private const int FlushAfter = 16 * 1024 * 1024;
    private const int LongestPlainCell = 64;
    private const int FractionDigits = 7;

    // What numbers, instants and booleans are made of.
    private const string PlainLetters = "0123456789+-.:EINTZaefilnrstuy";

    private readonly FileStream _stream;
    private readonly byte[] _delimiter;
    private readonly char[] _special;
    private readonly bool _hasPlainDelimiter;
    private byte[] _bytes = new byte[BufferSize];
    private byte[] _spare = new byte[BufferSize];
    private int _count;
    private Task _writing = Task.CompletedTask;
    private long _unflushed;

    public CsvText(FileStream stream, char delimiter)
    {
        _stream = stream;
        _delimiter = Encoding.UTF8.GetBytes([delimiter]);
        _special = [delimiter, '"', '\r', '\n'];
        _hasPlainDelimiter = PlainLetters.IndexOf(delimiter) >= 0;
    }

    /// <summary>Ends a cell that another one follows.</summary>
    public void WriteDelimiter()
    {
        MakeRoom(_delimiter.Length);
        foreach (var part in _delimiter) _bytes[_count++] = part;
    }

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        MakeRoom(1);
        _bytes[_count++] = (byte)'\n';
    }

    /// <summary>Writes a cell that nobody can take for nothing.</summary>
    public void WriteEmptyText()
    {
        MakeRoom(2);
        _bytes[_count++] = (byte)'"';
        _bytes[_count++] = (byte)'"';
    }

    /// <summary>Writes a cell, in quotes where its text needs them.</summary>
    public void Write(object? cell)
    {
        switch (cell)
        {
            case null:
                break;
            case string text:
                WriteText(text);
                break;
            case double number when !_hasPlainDelimiter:
                WriteNumber(number);
                break;
            case long number when !_hasPlainDelimiter:
                MakeRoom(LongestPlainCell);
                Utf8Formatter.TryFormat(number, _bytes.AsSpan(_count), out var length);
                _count += length;
                break;
            case bool flag when !_hasPlainDelimiter:
                WritePlain(flag ? "true" : "false");
                break;
            case DateTimeOffset instant when !_hasPlainDelimiter:
                WriteInstant(instant);
                break;
            default:
                WriteText(InvariantText.Of(cell));
                break;
        }
    }

    /// <summary>Waits until all of it is in the stream.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Flush()
    {
        HandOn();
        _writing.GetAwaiter().GetResult();
    }

    /// <summary>Waits for what is under way. Of a file that is given up nobody asks whether its last bytes were written.</summary>
    public void Dispose() => ((IAsyncResult)_writing).AsyncWaitHandle.WaitOne();

    private void HandOn()
    {
        _writing.GetAwaiter().GetResult();
        var (full, count) = (_bytes, _count);
        (_bytes, _spare, _count) = (_spare, _bytes, 0);
        _writing = Task.Run(() => Put(full, count));
    }

    // The disk works while the next rows are made, so that little is left for the end.
    private void Put(byte[] bytes, int count)
    {
        _stream.Write(bytes, 0, count);
        _unflushed += count;
        if (_unflushed < FlushAfter) return;
        _stream.Flush(flushToDisk: true);
        _unflushed = 0;
    }

    private void WriteNumber(double number)
    {
        MakeRoom(LongestPlainCell);
        if (ShortDecimal.TryFormat(number, _bytes, _count, out var shortLength))
        {
            _count += shortLength;
            return;
        }

#if !NETSTANDARD2_0
        if (InvariantText.IsAlike(number))
        {
            number.TryFormat(_bytes.AsSpan(_count), out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
            _count += length;
            return;
        }
#endif
        WritePlain(InvariantText.Of(number));
    }

    // Seven digits of the second, of which zeros at the end are removed, and the point with them.
    private void WriteInstant(DateTimeOffset instant)
    {
        MakeRoom(LongestPlainCell);
        Utf8Formatter.TryFormat(instant.UtcDateTime, _bytes.AsSpan(_count), out var length, new StandardFormat('O'));
        _count += length - 1;
        for (var digits = 0; digits < FractionDigits && _bytes[_count - 1] == '0'; digits++) _count--;
        if (_bytes[_count - 1] == '.') _count--;
        _bytes[_count++] = (byte)'Z';
    }

    private void WriteText(string text)
    {
        if (text.Length == 0) return;
        var isQuoted = text[0] == ' ' || text[text.Length - 1] == ' ' || text.IndexOfAny(_special) >= 0;
        WritePlain(isQuoted ? "\"" + text.Replace("\"", "\"\"") + "\"" : text);
    }

    private void WritePlain(string text)
    {
        MakeRoom(Encoding.UTF8.GetMaxByteCount(text.Length));
        _count += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _count);
    }

    private void MakeRoom(int size)
    {
        if (_bytes.Length - _count >= size) return;
        HandOn();
        if (_bytes.Length < size) _bytes = new byte[size];
    }
}
