using System.Collections.Generic;
using System.Text.Json;

namespace Atomscale.Client.Analysis;

/// <summary>Turns the values of fields that may be anything into objects: long, double, bool, text, bag, list or null.</summary>
internal static class PayloadValues
{
    /// <summary>A value of any kind.</summary>
    /// <exception cref="PayloadException">A number in it is beyond double precision.</exception>
    public static object? Read(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Object) return ReadBag(value, path);
        if (value.ValueKind == JsonValueKind.Array) return ReadList(value, path);
        var problem = Cell.TryRead(value, null, out var cell);
        if (problem is not null) throw new PayloadException(path, problem);
        return cell.Kind switch
        {
            CellKind.Missing => null,
            CellKind.Whole => cell.Bits,
            CellKind.Number => cell.ToDouble(),
            CellKind.Boolean => cell.Bits != 0,
            _ => cell.Text,
        };
    }

    private static PropertyBag ReadBag(JsonElement value, string path)
    {
        var fields = new List<KeyValuePair<string, object?>>();
        foreach (var field in value.EnumerateObject())
            fields.Add(new KeyValuePair<string, object?>(field.Name, Read(field.Value, $"{path}.{field.Name}")));
        return new PropertyBag(fields);
    }

    private static ValueList ReadList(JsonElement value, string path)
    {
        var items = new List<object?>();
        foreach (var item in value.EnumerateArray()) items.Add(Read(item, $"{path}[{items.Count}]"));
        return new ValueList(items);
    }
}
