using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale;

/// <summary>
/// Named values of the service whose names this module does not fix, such as an entry's file metadata.
/// A read-only dictionary, not a generic one, so that <c>$entry.FileMetadata.key</c> and ConvertTo-Json see an object.
/// Names match without regard to case; the service's order is kept. Its text is <c>a=1; b=x</c>.
/// </summary>
public sealed class PropertyBag : IDictionary
{
    private readonly KeyValuePair<string, object?>[] _items;

    /// <summary>A bag without values.</summary>
    public static PropertyBag Empty { get; } = new([]);

    /// <summary>Copies the values; of two with one name the last stays.</summary>
    public PropertyBag(IEnumerable<KeyValuePair<string, object?>> items)
    {
        var kept = new List<KeyValuePair<string, object?>>();
        foreach (var item in items)
        {
            if (PlaceOf(item.Key, kept) is var place and >= 0) kept.RemoveAt(place);
            kept.Add(item);
        }

        _items = kept.ToArray();
    }

    /// <summary>The number of values.</summary>
    public int Count => _items.Length;

    /// <summary>The names, in the service's order.</summary>
    public ICollection Keys => _items.Select(item => item.Key).ToArray();

    /// <summary>The values, in the order of the names.</summary>
    public ICollection Values => _items.Select(item => item.Value).ToArray();

    /// <summary>Always true.</summary>
    public bool IsReadOnly => true;

    /// <summary>Always true.</summary>
    public bool IsFixedSize => true;

    /// <summary>Always true: a bag never changes.</summary>
    public bool IsSynchronized => true;

    /// <summary>The bag itself.</summary>
    public object SyncRoot => this;

    /// <summary>The value of a name, or null when there is none.</summary>
    /// <exception cref="NotSupportedException">On writing: a bag never changes.</exception>
    public object? this[object key]
    {
        get => _items.FirstOrDefault(item => Same(item.Key, key as string)).Value;
        set => throw ReadOnly();
    }

    /// <summary>Whether there is a value of that name.</summary>
    public bool Contains(object key) => _items.Any(item => Same(item.Key, key as string));

    /// <inheritdoc/>
    public void CopyTo(Array array, int index)
    {
        foreach (DictionaryEntry entry in this) array.SetValue(entry, index++);
    }

    /// <inheritdoc/>
    public IDictionaryEnumerator GetEnumerator() => new Enumerator(_items);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void IDictionary.Add(object key, object? value) => throw ReadOnly();

    void IDictionary.Clear() => throw ReadOnly();

    void IDictionary.Remove(object key) => throw ReadOnly();

    /// <summary>The values as <c>name=value</c>, joined by "; ".</summary>
    public override string ToString() => string.Join("; ", _items.Select(item => $"{item.Key}={InvariantText.Of(item.Value)}"));

    private static int PlaceOf(string name, List<KeyValuePair<string, object?>> items)
    {
        for (var place = 0; place < items.Count; place++)
        {
            if (Same(items[place].Key, name)) return place;
        }

        return -1;
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static NotSupportedException ReadOnly() => new("A property bag cannot be changed.");

    private sealed class Enumerator(KeyValuePair<string, object?>[] items) : IDictionaryEnumerator
    {
        private int _position = -1;

        public DictionaryEntry Entry => new(Key, Value);

        public object Key => items[_position].Key;

        public object? Value => items[_position].Value;

        public object Current => Entry;

        public bool MoveNext() => ++_position < items.Length;

        public void Reset() => _position = -1;
    }
}
