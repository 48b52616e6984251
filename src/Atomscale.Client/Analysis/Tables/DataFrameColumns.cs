using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Microsoft.Data.Analysis;

namespace Atomscale.Client.Analysis;

/// <summary>Between arrays and the columns of a DataFrame, in blocks rather than value by value. A missing number is NaN here and null there.</summary>
internal static class DataFrameColumns
{
    /// <summary>A DataFrame column with a copy of the values.</summary>
    public static DataFrameColumn Of(string name, Array values) => values switch
    {
        double[] numbers => OfNumbers(name, numbers),
        long[] whole => new Int64DataFrameColumn(name, MemoryMarshal.AsBytes<long>(whole).ToArray(), AllValid(whole.Length), whole.Length, 0),
        bool?[] flags => new BooleanDataFrameColumn(name, flags),
        string?[] texts => new StringDataFrameColumn(name, texts),
        DateTime[] instants => new DateTimeDataFrameColumn(name, instants),
        _ => throw new ArgumentException($"A column cannot hold {values.GetType()}.", nameof(values)),
    };

    /// <summary>A copy of a column's values as an array of the kind that <see cref="Of"/> takes.</summary>
    public static Array ToArray(DataFrameColumn column) => column switch
    {
        DoubleDataFrameColumn numbers => ToNumbers(numbers),
        Int64DataFrameColumn whole => Join(whole.GetReadOnlyDataBuffers(), whole.Length),
        BooleanDataFrameColumn flags => ToFlags(flags),
        StringDataFrameColumn texts => ToTexts(texts),
        DateTimeDataFrameColumn instants => Join(instants.GetReadOnlyDataBuffers(), instants.Length),
        _ => throw new ArgumentException($"No table has a column of {column.DataType}.", nameof(column)),
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

        return new DoubleDataFrameColumn(name, MemoryMarshal.AsBytes<double>(values).ToArray(), valid, values.Length, missing);
    }

    // One bit a row, low bit first, as Arrow has it.
    private static byte[] AllValid(int rowCount)
    {
        var valid = new byte[(rowCount + 7) / 8];
        for (var position = 0; position < valid.Length; position++) valid[position] = 0xFF;
        return valid;
    }

    // A missing number's place holds the NaN that it was made from, so that the data alone is the answer.
    private static double[] ToNumbers(DoubleDataFrameColumn column) => Join(column.GetReadOnlyDataBuffers(), column.Length);

    private static T[] Join<T>(IEnumerable<ReadOnlyMemory<T>> buffers, long length)
    {
        var values = new T[length];
        var position = 0;
        foreach (var buffer in buffers)
        {
            var used = Math.Min(buffer.Length, values.Length - position);
            buffer.Span.Slice(0, used).CopyTo(values.AsSpan(position));
            position += used;
        }

        return values;
    }

    private static bool?[] ToFlags(BooleanDataFrameColumn column)
    {
        var values = new bool?[column.Length];
        for (var row = 0; row < values.Length; row++) values[row] = column[row];
        return values;
    }

    private static string?[] ToTexts(StringDataFrameColumn column)
    {
        var values = new string?[column.Length];
        for (var row = 0; row < values.Length; row++) values[row] = column[row];
        return values;
    }
}
