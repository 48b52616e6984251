using System;
using System.Collections.Generic;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>Rows of a payload (objects, whose fields come and go) becoming columns, in order of the fields' first appearance.</summary>
internal sealed class RowTable
{
    private readonly int _rowCount;
    private readonly List<ColumnBuilder> _columns = [];
    private readonly List<CellRule> _rules = [];
    private readonly Dictionary<string, int> _positions = [];
    private readonly Func<string, CellRule> _ruleOf;

    /// <summary>Begins a table.</summary>
    /// <param name="rowCount">The number of its rows.</param>
    /// <param name="ruleOf">What a field may hold.</param>
    public RowTable(int rowCount, Func<string, CellRule> ruleOf)
    {
        _rowCount = rowCount;
        _ruleOf = ruleOf;
    }

    /// <summary>The columns so far.</summary>
    public IReadOnlyList<ColumnBuilder> Columns => _columns;

    /// <summary>The column of a field, or null.</summary>
    public ColumnBuilder? Find(string field) => _positions.TryGetValue(field, out var position) ? _columns[position] : null;

    /// <summary>Takes the fields of one row.</summary>
    /// <param name="row">Where the row is in the table.</param>
    /// <param name="fields">The row.</param>
    /// <param name="path">The path of the array that the row is in.</param>
    /// <param name="index">Where the row is in that array.</param>
    public void SetRow(int row, JsonElement fields, string path, int index)
    {
        if (fields.ValueKind != JsonValueKind.Object) throw TimeseriesReader.Malformed($"{path}[{index}]", fields, "an object");

        // Rows nearly always have the fields of the row before, in the same order: then no name is read as a string.
        var next = 0;
        foreach (var field in fields.EnumerateObject())
        {
            var position = next < _columns.Count && field.NameEquals(_columns[next].Utf8Field) ? next : PositionOf(field.Name);
            var column = _columns[position];
            var problem = Cell.TryRead(_rules[position], field.Value, column.LastText, out var cell);
            if (problem is not null) throw new PayloadException($"{path}[{index}].{column.Field}", problem);
            column.Set(row, cell);
            next = position + 1;
        }
    }

    private int PositionOf(string field)
    {
        if (_positions.TryGetValue(field, out var position)) return position;
        _columns.Add(new ColumnBuilder(field, _rowCount));
        _rules.Add(_ruleOf(field));
        return _positions[field] = _columns.Count - 1;
    }
}
