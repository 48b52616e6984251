using System;
using System.Collections.Generic;
using Atomscale.Client.Analysis.Tables;

namespace Atomscale.Client.Analysis.Patterns;

/// <summary>A small table of values of any kind, with columns in the order in which they first appear in a row.</summary>
public sealed class AttributeTable : ITable
{
    private readonly List<object?[]> _rows = [];

    private AttributeTable(TextList columnNames) => ColumnNames = columnNames;

    /// <inheritdoc/>
    public long RowCount => _rows.Count;

    /// <inheritdoc/>
    public TextList ColumnNames { get; }

    /// <inheritdoc/>
    public object? GetCell(int column, long row) => _rows[(int)row][column];

    /// <summary>The type that all values of a column have; <see cref="object"/> when they have not one.</summary>
    /// <param name="column">The column's zero-based position.</param>
    public Type GetColumnType(int column)
    {
        Type? type = null;
        foreach (var row in _rows)
        {
            if (row[column] is not { } value || value.GetType() == type) continue;
            if (type is not null) return typeof(object);
            type = value.GetType();
        }

        return type ?? typeof(object);
    }

    /// <inheritdoc/>
    public string? GetUnit(int column) => null;

    /// <summary>Makes a table of rows, each a list of named values; a row that lacks a column has null there.</summary>
    internal static AttributeTable Of(IReadOnlyList<IReadOnlyList<KeyValuePair<string, object?>>> rows, params string[] lastColumns)
    {
        var names = new List<string>();
        var positions = new Dictionary<string, int>();
        foreach (var row in rows)
        {
            foreach (var cell in row)
            {
                if (Array.IndexOf(lastColumns, cell.Key) < 0) Add(cell.Key);
            }
        }

        foreach (var name in lastColumns) Add(name);
        var table = new AttributeTable(new TextList(names));
        foreach (var row in rows)
        {
            var cells = new object?[names.Count];
            foreach (var cell in row) cells[positions[cell.Key]] = cell.Value;
            table._rows.Add(cells);
        }

        return table;

        void Add(string name)
        {
            if (positions.ContainsKey(name)) return;
            positions.Add(name, names.Count);
            names.Add(name);
        }
    }
}
