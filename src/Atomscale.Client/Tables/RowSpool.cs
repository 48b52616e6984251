using System;
using System.Globalization;
using System.IO;
using System.Text;
using Atomscale.Client.IO;
using Atomscale.Client.Json;

namespace Atomscale.Client.Tables;

/// <summary>
/// Rows that wait in a temporary file until all of them are known, and with them what each column holds: a file with typed columns
/// cannot be started before.
/// </summary>
internal sealed class RowSpool : IDisposable
{
    private const long LargestExact = 1L << 53;

    private readonly FileStream _file = TemporaryFile.Create();
    private readonly BinaryWriter _writer;
    private readonly BinaryReader _reader;
    private CellKinds[] _kinds = [];
    private string[] _texts = [];

    public RowSpool()
    {
        // The encoding replaces what it cannot hold, where the writer's own would throw.
        _writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
        _reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>The file that the rows wait in.</summary>
    public string Path => _file.Name;

    /// <summary>How many rows there are.</summary>
    public long RowCount { get; private set; }

    /// <summary>How far the file is written or read, in bytes.</summary>
    public long Position => _file.Position;

    /// <summary>What a column holds, all its cells together.</summary>
    public CellKinds KindsOf(int column) => column < _kinds.Length ? _kinds[column] : CellKinds.None;

    /// <summary>Adds a row.</summary>
    /// <param name="row">Its cells.</param>
    /// <param name="places">For each column, where in the row its cell is; -1: nowhere.</param>
    public void Add(object?[] row, int[] places)
    {
        if (_kinds.Length == 0) _kinds = new CellKinds[places.Length];
        RowCount++;
        for (var column = 0; column < places.Length; column++) _kinds[column] |= Add(places[column] < 0 ? null : row[places[column]]);
    }

    /// <summary>Takes back rows that were added last.</summary>
    /// <param name="rowCount">How many rows there were before them.</param>
    /// <param name="position">Where the file was before them.</param>
    public void CutBack(long rowCount, long position)
    {
        _writer.Flush();
        _file.Position = position;
        RowCount = rowCount;
    }

    /// <summary>Goes to the first row, to read.</summary>
    public void Rewind()
    {
        _writer.Flush();
        _file.Position = 0;
        _texts = new string[_kinds.Length];
    }

    /// <summary>Reads the next row: null, bool, long, double, DateTime (UTC) or text.</summary>
    public void Read(object?[] cells)
    {
        for (var column = 0; column < cells.Length; column++) cells[column] = Read(column);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private CellKinds Add(object? value)
    {
        switch (value)
        {
            // NaN is how this module holds a value that is missing.
            case null or double.NaN or float.NaN:
                _writer.Write((byte)CellKinds.None);
                return CellKinds.None;
            case bool flag:
                _writer.Write((byte)CellKinds.Flag);
                _writer.Write(flag);
                return CellKinds.Flag;
            case long or int or short or sbyte or byte or ushort or uint:
                return AddWhole(Convert.ToInt64(value, CultureInfo.InvariantCulture));
            case double or float or decimal:
                _writer.Write((byte)CellKinds.Number);
                _writer.Write(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                return CellKinds.Number;
            case DateTimeOffset instant:
                return AddInstant(instant.UtcTicks);
            case DateTime { Kind: not DateTimeKind.Unspecified } time:
                return AddInstant(time.ToUniversalTime().Ticks);
            default:
                _writer.Write((byte)CellKinds.Text);
                _writer.Write(JsonCell.HasParts(value) ? JsonCell.TextOf(value) : InvariantText.Of(value));
                return CellKinds.Text;
        }
    }

    private CellKinds AddWhole(long number)
    {
        _writer.Write((byte)CellKinds.Whole);
        _writer.Write(number);
        return number is >= -LargestExact and <= LargestExact ? CellKinds.Whole : CellKinds.Whole | CellKinds.LargeWhole;
    }

    private CellKinds AddInstant(long ticks)
    {
        _writer.Write((byte)CellKinds.Instant);
        _writer.Write(ticks);
        return CellKinds.Instant;
    }

    private object? Read(int column) => (CellKinds)_reader.ReadByte() switch
    {
        CellKinds.None => null,
        CellKinds.Flag => _reader.ReadBoolean(),
        CellKinds.Whole => _reader.ReadInt64(),
        CellKinds.Number => _reader.ReadDouble(),
        CellKinds.Instant => new DateTime(_reader.ReadInt64(), DateTimeKind.Utc),
        CellKinds.Text => ReadText(column),
        var other => throw new InvalidDataException($"'{Path}' was changed by another program: {other} is no kind of cell."),
    };

    // Ids and names are in a column thousands of times, one below the other: one copy is enough.
    private string ReadText(int column)
    {
        var text = _reader.ReadString();
        return text == _texts[column] ? _texts[column] : _texts[column] = text;
    }
}
