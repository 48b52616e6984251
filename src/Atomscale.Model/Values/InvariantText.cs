using System;
using System.Globalization;

namespace Atomscale;

/// <summary>The one way in which this module turns a value into text: the same under every culture and time zone.</summary>
internal static class InvariantText
{
    /// <summary>Instants as ISO 8601 in UTC, numbers in their shortest round-trip form, booleans as true and false.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => Of(number),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A number in six significant digits, for summaries that people read.</summary>
    public static string Short(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    // "R" on .NET Framework loses digits for some values on x64; seventeen digits never do, so the shorter form counts only when it reads back.
    private static string Of(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsNaN(number) || double.IsInfinity(number) || double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(number)
            ? text
            : number.ToString("G17", CultureInfo.InvariantCulture);
    }
}
