using System.Collections.Generic;

namespace Atomscale;

/// <summary>A read-only list of texts; its own text is <c>a; b</c>.</summary>
public sealed class TextList : ItemList<string>
{
    /// <summary>A list without items.</summary>
    public static TextList Empty { get; } = new([]);

    /// <summary>Copies the texts.</summary>
    public TextList(IEnumerable<string> items) : base(items) { }
}
