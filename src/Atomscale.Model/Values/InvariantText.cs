using System;
using System.Globalization;

namespace Atomscale;

/// <summary>The one way in which this module turns a value into text: the same under every culture and time zone.</summary>
internal static class InvariantText
{
    // Not so on .NET Framework.
    private static readonly bool s_isShortest = double.Epsilon.ToString("R", CultureInfo.InvariantCulture) == "5E-324";

    /// <summary>Instants as ISO 8601 in UTC, numbers in their shortest round-trip form, booleans as true and false.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => Of(number),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset instant => Of(instant.UtcDateTime),
        DateTime time => Of(time),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A number in six significant digits, for summaries that people read.</summary>
    public static string Short(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A number in the shortest form that reads back; one way of writing it on every runtime.</summary>
    public static string Of(double number) => IsAlike(number) || double.IsNaN(number) || double.IsInfinity(number)
        ? number.ToString("R", CultureInfo.InvariantCulture)
        : ShortestNumber.Of(number);

    /// <summary>Whether this runtime writes the number in that form by itself: where an exponent begins differs from runtime to runtime.</summary>
    public static bool IsAlike(double number) => s_isShortest && number is > -1E15 and < 1E15;

    // An instant in UTC; a time that does not say of which zone it is stays as it is.
    private static string Of(DateTime time) => time.Kind == DateTimeKind.Unspecified
        ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
        : time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
