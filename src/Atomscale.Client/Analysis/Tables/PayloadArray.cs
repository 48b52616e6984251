using System;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>An array field of a payload that is read from front to back beside others; one that is absent or null has no items.</summary>
internal sealed class PayloadArray : IDisposable
{
    private readonly string _path;
    private JsonElement.ArrayEnumerator _items;
    private int _index = -1;

    public PayloadArray(JsonElement parent, string field, string parentPath)
    {
        _path = $"{parentPath}.{field}";
        if (!parent.TryGetProperty(field, out var array) || array.ValueKind == JsonValueKind.Null) return;
        if (array.ValueKind != JsonValueKind.Array) throw TimeseriesReader.Malformed(_path, array, "an array");
        Count = array.GetArrayLength();
        _items = array.EnumerateArray();
    }

    public int Count { get; }

    /// <summary>Goes on to the next item, when there is one.</summary>
    public bool Next(out JsonElement item)
    {
        _index++;
        var more = _index < Count && _items.MoveNext();
        item = more ? _items.Current : default;
        return more;
    }

    /// <summary>Throws when there is something wrong with the current item.</summary>
    /// <exception cref="PayloadException">Names this array and the item's position.</exception>
    public void Check(string? problem)
    {
        if (problem is not null) throw new PayloadException($"{_path}[{_index}]", problem);
    }

    /// <inheritdoc/>
    public void Dispose() => _items.Dispose();
}
