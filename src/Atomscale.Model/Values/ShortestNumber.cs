using System;
using System.Globalization;

namespace Atomscale;

/// <summary>
/// The shortest text that reads back as the same number, with an exponent from 1E+15 up and 1E-05 down. The runtimes differ in both: the
/// "R" of .NET Framework writes other digits for many numbers and loses some. With it, a file would differ by what wrote it.
/// </summary>
internal static class ShortestNumber
{
    private const int AlwaysKept = 15;
    private const int AlwaysEnough = 17;
    private const double SmallestNormal = 2.2250738585072014E-308;

    /// <summary>Of a number that is neither NaN nor infinite.</summary>
    public static string Of(double number)
    {
        if (number == 0) return 1 / number < 0 ? "-0" : "0";
        var size = Math.Abs(number);
        // By far the most numbers: fifteen digits say all, and stand alike everywhere.
        if (size is >= 1E-4 and < 1E15 && number.ToString("G15", CultureInfo.InvariantCulture) is var plain && ReadsBack(plain, number)) return plain;
        for (var digits = size < SmallestNormal ? 1 : AlwaysKept; digits < AlwaysEnough; digits++)
        {
            var text = WithDigits(number, digits);
            if (ReadsBack(text, number)) return Layout(text);
        }

        return Layout(WithDigits(number, AlwaysEnough));
    }

    private static string WithDigits(double number, int digits) => number.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool ReadsBack(string text, double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read.Equals(number);

    // From -d.dddE+ddd.
    private static string Layout(string text)
    {
        var sign = text[0] == '-' ? "-" : "";
        var mark = text.IndexOf('E');
        var exponent = int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = text.Substring(sign.Length, mark - sign.Length).Replace(".", "").TrimEnd('0');
        if (exponent is >= 15 or <= -5)
        {
            var fraction = digits.Length > 1 ? "." + digits.Substring(1) : "";
            return $"{sign}{digits[0]}{fraction}E{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)}";
        }

        if (exponent < 0) return sign + "0." + new string('0', -exponent - 1) + digits;
        return sign + (digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0') : digits.Insert(exponent + 1, "."));
    }
}
