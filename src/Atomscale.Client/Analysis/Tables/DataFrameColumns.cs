using System;
using System.Runtime.InteropServices;
using Microsoft.Data.Analysis;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>
/// From arrays to the columns of a DataFrame, in blocks rather than value by value. A missing number is NaN here and null there.
/// </summary>
internal static class DataFrameColumns
{
    /// <summary>A DataFrame column with a copy of the values.</summary>
    public static DataFrameColumn Of(string name, Array values) => values switch
    {
        double[] numbers => OfNumbers(name, numbers),
        long[] whole => new Int64DataFrameColumn(name, Bytes(whole), AllValid(whole.Length), whole.Length, 0),
        bool?[] flags => new BooleanDataFrameColumn(name, flags),
        string?[] texts => new StringDataFrameColumn(name, texts),
        DateTime[] instants => new DateTimeDataFrameColumn(name, instants),
        _ => throw new ArgumentException($"A column cannot hold {values.GetType()}.", nameof(values)),
    };

    private static DoubleDataFrameColumn OfNumbers(string name, double[] values)
    {
        var valid = AllValid(values.Length);
        var missing = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsNaN(values[row])) continue;
            valid[row >> 3] &= (byte)~(1 << (row & 7));
            missing++;
        }

        return new DoubleDataFrameColumn(name, Bytes(values), valid, values.Length, missing);
    }

    private static byte[] Bytes<T>(T[] values) where T : struct => MemoryMarshal.AsBytes<T>(values).ToArray();

    // One bit a row, low bit first, as Arrow has it.
    private static byte[] AllValid(int rowCount)
    {
        var valid = new byte[(rowCount + 7) / 8];
        for (var position = 0; position < valid.Length; position++) valid[position] = 0xFF;
        return valid;
    }
}
