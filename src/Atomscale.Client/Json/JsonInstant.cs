using System;
using System.Globalization;

namespace Atomscale.Client.Json;

/// <summary>Instants as the service writes them: ISO 8601 with or without an offset; without one they are UTC.</summary>
internal static class JsonInstant
{
    private const int DateLength = 10;
    private const int MaximumFraction = 7;

    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        text = text.Trim();
        // The framework's own parser also takes forms that depend on the order of day and month; ISO 8601 begins with year-month-day.
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-' || !char.IsDigit(text[0])) return false;
        return DateTimeOffset.TryParse(
            CutFraction(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
    }

    // Nanoseconds are more than an instant here can hold.
    private static string CutFraction(string text)
    {
        var point = text.IndexOf('.', DateLength);
        if (point < 0) return text;
        var end = point + 1;
        while (end < text.Length && char.IsDigit(text[end])) end++;
        return end - point - 1 <= MaximumFraction ? text : text.Substring(0, point + 1 + MaximumFraction) + text.Substring(end);
    }
}
