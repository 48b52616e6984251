using System;
using System.Text;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>
/// A column while its cells are read: nine bytes a cell, and no decision about its type before the last one is known.
/// Numbers alone make a column of numbers (of whole ones when all are whole and none is missing), truth values alone one of truth values,
/// anything else one of text.
/// </summary>
internal sealed class ColumnBuilder
{
    private readonly CellKind[] _kinds;
    private readonly long[] _bits;
    private readonly byte[] _utf8Field;
    private string?[]? _texts;
    private bool _holdsOtherThanNumbers;

    public ColumnBuilder(string field, int rowCount)
    {
        Field = field;
        _utf8Field = Encoding.UTF8.GetBytes(field);
        _kinds = new CellKind[rowCount];
        _bits = new long[rowCount];
    }

    /// <summary>The service's name of the field.</summary>
    public string Field { get; }

    /// <summary>The same as it is in JSON, which is compared with the name of every value.</summary>
    public ReadOnlySpan<byte> Utf8Field => _utf8Field;

    /// <summary>The last text that was read, for <see cref="Cell.TryRead"/>.</summary>
    public string? LastText { get; private set; }

    /// <summary>Whether any cell has a value.</summary>
    public bool HasValue { get; private set; }

    /// <summary>Sets a cell; of a field that a row has twice the last one stays, as JSON readers do.</summary>
    public void Set(int row, in Cell cell)
    {
        _kinds[row] = cell.Kind;
        _bits[row] = cell.Bits;
        HasValue |= cell.Kind != CellKind.Missing;
        _holdsOtherThanNumbers |= cell.Kind is CellKind.Text or CellKind.Boolean;
        if (cell.Text is null) return;
        _texts ??= new string?[_kinds.Length];
        _texts[row] = cell.Text;
        LastText = cell.Text;
    }

    /// <summary>Sets a cell to what a cell of another column holds.</summary>
    public void Set(int row, ColumnBuilder source, int sourceRow)
    {
        _kinds[row] = source._kinds[sourceRow];
        _bits[row] = source._bits[sourceRow];
        if (source._texts?[sourceRow] is not { } text) return;
        _texts ??= new string?[_kinds.Length];
        _texts[row] = text;
    }

    /// <summary>Whether a cell has no value.</summary>
    public bool IsMissing(int row) => _kinds[row] == CellKind.Missing || (_kinds[row] == CellKind.NotANumber && !_holdsOtherThanNumbers);

    /// <summary>The values in the type that holds all of them: <c>double[]</c>, <c>long[]</c>, <c>bool?[]</c> or <c>string?[]</c>.</summary>
    /// <param name="allowWhole">False where whole numbers are to stay numbers with a fraction.</param>
    public Array Build(bool allowWhole = true)
    {
        bool missing = false, number = false, whole = false, boolean = false, text = false;
        foreach (var kind in _kinds)
        {
            missing |= kind is CellKind.Missing or CellKind.NotANumber;
            number |= kind == CellKind.Number;
            whole |= kind == CellKind.Whole;
            boolean |= kind == CellKind.Boolean;
            text |= kind == CellKind.Text;
        }

        var numeric = number || whole;
        if (text || (boolean && numeric)) return Texts();
        if (boolean) return Array.IndexOf(_kinds, CellKind.NotANumber) < 0 ? Booleans() : Texts();
        return allowWhole && whole && !number && !missing ? (long[])_bits.Clone() : Numbers();
    }

    private double[] Numbers()
    {
        var values = new double[_kinds.Length];
        for (var row = 0; row < values.Length; row++) values[row] = Cell.ToDouble(_kinds[row], _bits[row]);
        return values;
    }

    private bool?[] Booleans()
    {
        var values = new bool?[_kinds.Length];
        for (var row = 0; row < values.Length; row++)
        {
            if (_kinds[row] != CellKind.Missing) values[row] = _bits[row] != 0;
        }

        return values;
    }

    private string?[] Texts()
    {
        var values = new string?[_kinds.Length];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = _kinds[row] switch
            {
                CellKind.Missing => null,
                CellKind.Whole => InvariantText.Of(_bits[row]),
                CellKind.Number => InvariantText.Of(BitConverter.Int64BitsToDouble(_bits[row])),
                CellKind.Boolean => InvariantText.Of(_bits[row] != 0),
                _ => _texts![row],
            };
        }

        return values;
    }
}
