using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>One value of a payload, unboxed: numbers and booleans are in <see cref="Bits"/>, text in <see cref="Text"/>.</summary>
internal readonly struct Cell
{
    private const string NotANumber = "NaN";

    private Cell(CellKind kind, long bits, string? text = null)
    {
        Kind = kind;
        Bits = bits;
        Text = text;
    }

    public CellKind Kind { get; }

    /// <summary>The whole number, the bits of the floating-point number, or 1 for true.</summary>
    public long Bits { get; }

    public string? Text { get; }

    public static Cell Whole(long value) => new(CellKind.Whole, value);

    /// <summary>Reads a value as the column's rule has it.</summary>
    /// <param name="rule">What the column may hold.</param>
    /// <param name="value">The JSON value.</param>
    /// <param name="previous">The text read before this one: a series of states repeats the same few, which then share a string.</param>
    /// <param name="cell">The value; missing for null.</param>
    /// <returns>What is wrong with the value, or null.</returns>
    public static string? TryRead(CellRule rule, JsonElement value, string? previous, out Cell cell)
    {
        switch (rule)
        {
            case CellRule.Stamp:
                return Stamp.TryRead(value, out cell);
            case CellRule.Number:
                cell = default;
                return value.ValueKind == JsonValueKind.Null || value.ValueKind == JsonValueKind.String && value.ValueEquals(NotANumber) ? null : TryReadNumericText(value, out cell);
            default:
                var problem = TryReadScalar(value, previous, out cell);
                if (problem is null || rule == CellRule.Scalar) return problem;
                cell = new Cell(CellKind.Text, 0, JsonValues.TextOf(value));
                return null;
        }
    }

    /// <summary>Reads a number, or text that holds one.</summary>
    /// <returns>What is wrong with the value, or null. Null is wrong here.</returns>
    public static string? TryReadNumericText(JsonElement value, out Cell cell)
    {
        cell = default;
        if (value.ValueKind == JsonValueKind.Number) return TryReadNumber(value, out cell);
        if (value.ValueKind != JsonValueKind.String) return $"is {Describe(value.ValueKind)} where a number should be";

        var text = value.GetString();
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
        {
            cell = Whole(whole);
            return null;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) number = double.NaN;
        if (double.IsNaN(number) || double.IsInfinity(number)) return "is text that holds no number";
        cell = new Cell(CellKind.Number, BitConverter.DoubleToInt64Bits(number));
        return null;
    }

    /// <summary>The number; NaN when the cell holds none.</summary>
    public double ToDouble() => ToDouble(Kind, Bits);

    /// <summary>The number of a cell that is kept as kind and bits; NaN when it holds none.</summary>
    public static double ToDouble(CellKind kind, long bits) => kind switch
    {
        CellKind.Whole => bits,
        CellKind.Number => BitConverter.Int64BitsToDouble(bits),
        _ => double.NaN,
    };

    /// <summary>What a JSON value is, with its article.</summary>
    public static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        JsonValueKind.Null => "null",
        _ => "absent",
    };

    private static string? TryReadScalar(JsonElement value, string? previous, out Cell cell)
    {
        cell = default;
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Number:
                return TryReadNumber(value, out cell);
            case JsonValueKind.True:
                cell = new Cell(CellKind.Boolean, 1);
                return null;
            case JsonValueKind.False:
                cell = new Cell(CellKind.Boolean, 0);
                return null;
            case JsonValueKind.String:
                var text = previous is not null && value.ValueEquals(previous) ? previous : value.GetString();
                cell = new Cell(text == NotANumber ? CellKind.NotANumber : CellKind.Text, 0, text);
                return null;
            default:
                return $"is {Describe(value.ValueKind)} where a number, a truth value or text should be";
        }
    }

    // A whole number beyond a long continues as a double, as any other number; one beyond a double has no value here at all.
    private static string? TryReadNumber(JsonElement value, out Cell cell)
    {
        cell = default;
        // Most numbers have a fraction: they are not parsed as whole ones first.
        if (IsWhole(JsonMarshal.GetRawUtf8Value(value)) && value.TryGetInt64(out var whole))
        {
            cell = Whole(whole);
            return null;
        }

        if (!value.TryGetDouble(out var number) || double.IsInfinity(number)) return "is a number beyond the range of double precision";
        cell = new Cell(CellKind.Number, BitConverter.DoubleToInt64Bits(number));
        return null;
    }

    private static bool IsWhole(ReadOnlySpan<byte> number)
    {
        foreach (var character in number)
        {
            if (character is (byte)'.' or (byte)'e' or (byte)'E') return false;
        }

        return true;
    }
}
