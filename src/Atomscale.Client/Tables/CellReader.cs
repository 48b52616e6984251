using System;

namespace Atomscale.Client.Tables;

/// <summary>Reads single cells of a column as <see cref="Timeseries.GetColumn"/> gives it: null where there is no value.</summary>
internal static class CellReader
{
    public static Func<long, object?> Of(Array column) => column switch
    {
        double[] numbers => row => Cell(numbers[row]),
        long[] wholes => row => wholes[row],
        bool?[] flags => row => flags[row],
        string?[] texts => row => texts[row],
        _ => column.GetValue,
    };

    public static object? Cell(double number) => double.IsNaN(number) ? null : number;
}
