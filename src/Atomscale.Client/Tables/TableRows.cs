using System.Collections.Generic;

namespace Atomscale.Client.Tables;

/// <summary>Rows on their way into a file.</summary>
public sealed class TableRows
{
    /// <summary>Binds rows to their headers.</summary>
    public TableRows(IReadOnlyList<string> headers, IEnumerable<object?[]> rows, IReadOnlyList<string?>? units = null)
    {
        Headers = headers;
        Rows = rows;
        Units = units;
    }

    /// <summary>The headers, all different.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>The cells of each row, in the order of the headers. They are asked for once, one after another.</summary>
    public IEnumerable<object?[]> Rows { get; }

    /// <summary>What the columns hold, in the order of the headers, for a file whose types must not depend on its cells; null: the cells decide.</summary>
    internal IReadOnlyList<CellKinds>? Kinds { get; init; }

    /// <summary>The columns' units, in the order of the headers, null where there is none; null when no column has one.</summary>
    public IReadOnlyList<string?>? Units { get; }
}
