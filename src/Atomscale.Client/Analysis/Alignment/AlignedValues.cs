using System;

namespace Atomscale.Client.Analysis.Alignment;

/// <summary>A column of the joint table: <c>double[]</c> on a grid; without one <c>object?[]</c>, a few values of any kind.</summary>
internal sealed class AlignedValues
{
    public AlignedValues(AlignedColumn column, Array values)
    {
        Column = column;
        Values = values;
    }

    public AlignedColumn Column { get; }

    public Array Values { get; }
}
