using System;

namespace Atomscale.Client.Json;

/// <summary>
/// Replaces, in JSON text, an escape that is half of a surrogate pair (<c>\ud800</c>) by that of the replacement character. Both are six bytes
/// long, so it is done in place, and no reader of the text meets one.
/// </summary>
internal static class SurrogateRepair
{
    private const int EscapeLength = 6;

    /// <summary>Repairs a whole text.</summary>
    public static void Repair(Span<byte> text)
    {
        while (text.IndexOf((byte)'\\') is var next and >= 0)
        {
            text = text.Slice(next);
            if (Unit(text) is not { } unit || !char.IsSurrogate(unit))
            {
                text = text.Slice(Math.Min(2, text.Length));
            }
            else if (char.IsHighSurrogate(unit) && Unit(text.Slice(EscapeLength)) is { } other && char.IsLowSurrogate(other))
            {
                text = text.Slice(2 * EscapeLength);
            }
            else
            {
                "fffd"u8.CopyTo(text.Slice(2));
                text = text.Slice(EscapeLength);
            }
        }
    }

    // The UTF-16 unit of an escape; null when none is here.
    private static char? Unit(ReadOnlySpan<byte> text)
    {
        if (text.Length < EscapeLength || text[0] != '\\' || text[1] != 'u') return null;
        var unit = 0;
        foreach (var digit in text.Slice(2, EscapeLength - 2))
        {
            var value = digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
                _ => -1,
            };
            if (value < 0) return null;
            unit = unit * 16 + value;
        }

        return (char)unit;
    }
}
