using System.Collections.Generic;

namespace Atomscale;

/// <summary>A read-only list of values as JSON knows them: text, number, boolean, null, <see cref="PropertyBag"/> or another list.</summary>
public sealed class ValueList : ItemList<object?>
{
    /// <summary>Copies the values.</summary>
    public ValueList(IEnumerable<object?> items) : base(items) { }
}
