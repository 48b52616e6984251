using System;

namespace Atomscale.Client.Analysis;

/// <summary>A finished column: <see cref="Values"/> is <c>double[]</c> (missing: NaN), <c>long[]</c>, <c>bool?[]</c> or <c>string?[]</c>.</summary>
internal sealed class TableColumn
{
    public TableColumn(string name, Array values, string? unit = null)
    {
        Name = name;
        Values = values;
        Unit = unit;
    }

    public string Name { get; }

    public Array Values { get; }

    /// <summary>The unit, where the service names one.</summary>
    public string? Unit { get; }
}
