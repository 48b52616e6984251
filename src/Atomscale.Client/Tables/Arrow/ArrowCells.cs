using System;
using Apache.Arrow;

namespace Atomscale.Client.Tables.Arrow;

/// <summary>The cells of a column of a record batch that is being made: the library's builders share no interface for them.</summary>
internal sealed class ArrowCells(Action<object> add, Action addNull, Func<IArrowArray> build)
{
    public void Add(object cell) => add(cell);

    public void AddNull() => addNull();

    public IArrowArray Build() => build();
}
