using System;
using System.Globalization;

namespace Atomscale.Client.Tables.Excel;

/// <summary>Values as the cells of a workbook hold them. What they cannot hold without loss is text.</summary>
internal static class ExcelCell
{
    /// <summary>The most letters of a cell.</summary>
    public const int MostLetters = 32_767;

    // A workbook's numbers are doubles.
    private const long LargestWhole = 1L << 53;

    // What Excel takes for a number at most; infinities are beyond it.
    private const double LargestNumber = 9.99999999999999E+307;

    // Excel takes 1900 for a leap year: only from March of it on do days have the same numbers in every program.
    private static readonly DateTime s_firstDay = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Null, true or false, a whole number, a number, an instant, or text.</summary>
    public static object? Of(object? value) => value switch
    {
        null or double.NaN or float.NaN => null,
        string or bool => value,
        double number => Of(number),
        float number => Of((double)number),
        decimal number => Of((double)number),
        long or int or short or sbyte or byte or ushort or uint => Of(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        DateTimeOffset instant => Of(instant.UtcDateTime),
        DateTime { Kind: not DateTimeKind.Unspecified } time => Of(time.ToUniversalTime()),
        _ => InvariantText.Of(value),
    };

    private static object Of(double number) => Math.Abs(number) > LargestNumber ? InvariantText.Of(number) : number;

    private static object Of(long number) => number is >= -LargestWhole and <= LargestWhole ? number : number.ToString(CultureInfo.InvariantCulture);

    private static object Of(DateTime instant) => instant >= s_firstDay ? instant : InvariantText.Of(instant);
}
