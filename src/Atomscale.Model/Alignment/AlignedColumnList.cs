using System.Collections.Generic;

namespace Atomscale;

/// <summary>The columns of a joint table; its text is their headers.</summary>
public sealed class AlignedColumnList : ItemList<AlignedColumn>
{
    /// <summary>Copies the references.</summary>
    public AlignedColumnList(IEnumerable<AlignedColumn> items) : base(items) { }
}
