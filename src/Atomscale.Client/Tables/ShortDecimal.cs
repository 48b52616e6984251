using System;
using System.Buffers.Text;

namespace Atomscale.Client.Tables;

/// <summary>
/// Numbers with at most eight decimals, as instruments write them, several times as fast as any general way. A whole number below 1E+15
/// divided by a power of ten is rounded once, as reading the decimal is: when it gives the number back, the decimal reads back as the number;
/// and of decimals with up to fifteen digits only one does, so it is the shortest.
/// </summary>
internal static class ShortDecimal
{
    /// <summary>The room that a number needs at most.</summary>
    public const int LongestText = 24;

    private const int MostDecimals = 8;
    private const long Unit = 100_000_000;
    private const double Smallest = 1E-4;
    private const double Largest = 1E7;

    /// <summary>Writes the same bytes as <see cref="InvariantText"/>; false, and nothing written, for a number that is not of this kind.</summary>
    public static bool TryFormat(double number, byte[] target, int start, out int length)
    {
        length = 0;
        var place = start;
        // Positive zero; the negative one is written with its sign.
        if (BitConverter.DoubleToInt64Bits(number) == 0)
        {
            target[place] = (byte)'0';
            length = 1;
            return true;
        }

        var size = Math.Abs(number);
        if (!(size is >= Smallest and < Largest)) return false;
        var digits = (long)(size * Unit + 0.5);
        if ((double)digits / Unit != size) return false;

        var decimals = MostDecimals;
        for (; decimals > 0 && digits % 10 == 0; decimals--) digits /= 10;
        if (number < 0) target[place++] = (byte)'-';
        var whole = digits;
        for (var left = decimals; left > 0; left--) whole /= 10;
        Utf8Formatter.TryFormat(whole, target.AsSpan(place), out var written);
        place += written;
        if (decimals > 0)
        {
            target[place] = (byte)'.';
            for (var left = decimals; left > 0; left--, digits /= 10) target[place + left] = (byte)('0' + digits % 10);
            place += 1 + decimals;
        }

        length = place - start;
        return true;
    }
}
