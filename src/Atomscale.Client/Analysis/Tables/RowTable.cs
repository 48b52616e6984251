using System.Collections.Generic;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Analysis;

/// <summary>Rows of a payload (objects, whose fields come and go) becoming columns, in order of the fields' first appearance.</summary>
internal sealed class RowTable
{
    private readonly int _rowCount;
    private readonly List<ColumnBuilder> _columns = [];
    private readonly Dictionary<string, int> _positions = [];

    public RowTable(int rowCount) => _rowCount = rowCount;

    /// <summary>The columns so far.</summary>
    public IReadOnlyList<ColumnBuilder> Columns => _columns;

    /// <summary>The column of a field, or null.</summary>
    public ColumnBuilder? Find(string field) => _positions.TryGetValue(field, out var position) ? _columns[position] : null;

    /// <summary>Takes the fields of one row.</summary>
    /// <param name="row">Where the row stands in the table.</param>
    /// <param name="fields">The row.</param>
    /// <param name="path">The path of the array that the row stands in.</param>
    /// <param name="index">Where the row stands in that array.</param>
    /// <param name="stamp">A field whose values are cut toward zero to whole numbers, or null.</param>
    public void SetRow(int row, JsonElement fields, string path, int index, string? stamp = null)
    {
        if (fields.ValueKind != JsonValueKind.Object) throw TimeseriesReader.Malformed($"{path}[{index}]", fields, "an object");

        // Rows nearly always have the fields of the row before, in the same order: then no name is read as a string.
        var next = 0;
        foreach (var field in fields.EnumerateObject())
        {
            var position = next < _columns.Count && field.NameEquals(_columns[next].Field) ? next : PositionOf(field.Name);
            var column = _columns[position];
            var problem = stamp is not null && column.Field == stamp
                ? Stamp.TryRead(field.Value, out var cell)
                : Cell.TryRead(field.Value, column.LastText, out cell);
            if (problem is not null) throw new PayloadException($"{path}[{index}].{column.Field}", problem);
            column.Set(row, cell);
            next = position + 1;
        }
    }

    private int PositionOf(string field)
    {
        if (_positions.TryGetValue(field, out var position)) return position;
        _columns.Add(new ColumnBuilder(field, _rowCount));
        return _positions[field] = _columns.Count - 1;
    }
}
