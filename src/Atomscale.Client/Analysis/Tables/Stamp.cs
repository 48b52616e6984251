using System;
using System.Text.Json;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>A UNIX stamp: a number or text that holds one, cut toward zero to whole milliseconds.</summary>
internal static class Stamp
{
    // The first double that a long cannot hold.
    private const double Beyond = 9223372036854775808.0;

    /// <summary>Reads a stamp; null is a missing one.</summary>
    /// <returns>What is wrong with the value, or null.</returns>
    public static string? TryRead(JsonElement value, out Cell stamp)
    {
        stamp = default;
        if (value.ValueKind == JsonValueKind.Null) return null;
        var problem = Cell.TryReadNumericText(value, out var cell);
        if (problem is not null) return problem;
        if (cell.Kind == CellKind.Number)
        {
            var cut = Math.Truncate(cell.ToDouble());
            if (Math.Abs(cut) >= Beyond) return "is beyond what a time stamp can be";
            cell = Cell.Whole((long)cut);
        }

        stamp = cell;
        return null;
    }
}
