using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale;

/// <summary>
/// A short read-only list whose text is its items, joined by "; ", so that a CSV cell or a table column
/// shows the content rather than a type name.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
public abstract class ItemList<T> : IReadOnlyList<T>
{
    private readonly T[] _items;

    /// <summary>Copies the items.</summary>
    protected ItemList(IEnumerable<T> items) => _items = items.ToArray();

    /// <summary>The number of items.</summary>
    public int Count => _items.Length;

    /// <summary>The item at a zero-based position.</summary>
    /// <exception cref="System.IndexOutOfRangeException">The position is outside the list.</exception>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>The items' own text, joined by "; ".</summary>
    public override string ToString() => string.Join("; ", _items.Select(item => InvariantText.Of(item)));
}
