using System.Collections.Generic;

namespace Atomscale;

/// <summary>The entries of a sample or a project that have no result; its text is their names and reasons.</summary>
public sealed class MissingResultList : ItemList<MissingResult>
{
    /// <summary>A list without entries.</summary>
    public static MissingResultList Empty { get; } = new([]);

    /// <summary>Copies the references.</summary>
    public MissingResultList(IEnumerable<MissingResult> items) : base(items) { }
}
