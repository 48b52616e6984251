using System.Collections.Generic;

namespace Atomscale;

/// <summary>A read-only list of results, such as the snapshots of a video; its text is their summaries.</summary>
public sealed class ResultList : ItemList<AtomscaleResult>
{
    /// <summary>A list without results.</summary>
    public static ResultList Empty { get; } = new([]);

    /// <summary>Copies the references.</summary>
    public ResultList(IEnumerable<AtomscaleResult> items) : base(items) { }
}
