using System;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>
/// A finished column. Its values are <c>double[]</c> (missing: NaN), <c>long[]</c>, <c>bool?[]</c> or <c>string?[]</c>;
/// nobody changes them any more.
/// </summary>
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

    /// <summary>The type of a value that is there.</summary>
    public Type ValueType => Values switch
    {
        bool?[] => typeof(bool),
        _ => Values.GetType().GetElementType()!,
    };

    /// <summary>A value as an object; null when it is missing.</summary>
    public object? GetValue(long row) => Values switch
    {
        double[] numbers => double.IsNaN(numbers[row]) ? null : numbers[row],
        long[] whole => whole[row],
        bool?[] flags => flags[row],
        string?[] texts => texts[row],
        _ => Values.GetValue(row),
    };
}
