using System;

namespace Atomscale.Client.Tables;

/// <summary>
/// Numbers with at most eight decimals, or nine digits and an exponent, as instruments write them, several times as fast as any general way.
/// A whole number below 1E+15 divided by a power of ten is rounded once, as reading the decimal is: when it gives the number back, the
/// decimal reads back as the number; and of decimals with up to fifteen digits only one does, so it is the shortest.
/// </summary>
internal static class ShortDecimal
{
    /// <summary>The room that a number needs at most.</summary>
    public const int LongestText = 24;

    private const int MostDecimals = 8;
    private const long Unit = 100_000_000;
    private const double Smallest = 1E-4;
    private const double Largest = 1E7;
    private const int SmallestExponent = -14;

    private static readonly double[] s_powers =
        [1, 1E1, 1E2, 1E3, 1E4, 1E5, 1E6, 1E7, 1E8, 1E9, 1E10, 1E11, 1E12, 1E13, 1E14, 1E15, 1E16, 1E17, 1E18, 1E19, 1E20, 1E21, 1E22];

    /// <summary>Writes the same bytes as <see cref="InvariantText"/>; false for a number that is not of this kind.</summary>
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
        if (number < 0) target[place++] = (byte)'-';
        place = size < Smallest ? WriteTiny(size, target, place) : WritePlain(size, target, place);
        if (place < 0) return false;
        length = place - start;
        return true;
    }

    // The end of what was written; -1: it is not of this kind.
    private static int WritePlain(double size, byte[] target, int place)
    {
        if (!(size < Largest)) return -1;
        var digits = (long)(size * Unit + 0.5);
        if ((double)digits / Unit != size) return -1;
        var whole = (uint)(digits / Unit);
        place += WriteDigits(whole, CountDigits(whole), target, place);
        return WriteFraction((uint)(digits % Unit), MostDecimals, target, place);
    }

    // With an exponent, as the pressure of a vacuum chamber: nine digits at most. Powers of ten up to the 22nd are exact as doubles.
    private static int WriteTiny(double size, byte[] target, int place)
    {
        var exponent = -5;
        while (size * s_powers[-exponent] < 1)
        {
            if (--exponent < SmallestExponent) return -1;
        }

        var power = MostDecimals - exponent;
        var digits = (long)(size * s_powers[power] + 0.5);
        if (digits is < Unit or >= 10 * Unit || digits / s_powers[power] != size) return -1;
        target[place++] = (byte)('0' + digits / Unit);
        place = WriteFraction((uint)(digits % Unit), MostDecimals, target, place);
        target[place++] = (byte)'E';
        target[place++] = (byte)'-';
        return place + WriteDigits((uint)-exponent, 2, target, place);
    }

    // The point and what is behind it, without zeros at the end.
    private static int WriteFraction(uint fraction, int decimals, byte[] target, int place)
    {
        if (fraction == 0) return place;
        if (fraction % 10_000 == 0) (fraction, decimals) = (fraction / 10_000, decimals - 4);
        if (fraction % 100 == 0) (fraction, decimals) = (fraction / 100, decimals - 2);
        if (fraction % 10 == 0) (fraction, decimals) = (fraction / 10, decimals - 1);
        target[place++] = (byte)'.';
        return place + WriteDigits(fraction, decimals, target, place);
    }

    // With zeros in front, up to so many digits; gives that number.
    private static int WriteDigits(uint value, int count, byte[] target, int start)
    {
        for (var place = start + count - 1; place >= start; place--, value /= 10) target[place] = (byte)('0' + value % 10);
        return count;
    }

    private static int CountDigits(uint value)
    {
        var count = 1;
        for (; value >= 10; value /= 10) count++;
        return count;
    }
}
