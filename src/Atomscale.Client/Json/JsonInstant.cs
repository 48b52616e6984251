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

    /// <summary>The usual forms, such as <c>2026-01-31T09:00:00.123456+00:00</c>, from UTF-8; false for all others, which may be good too.</summary>
    public static bool TryParsePlain(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        const int SecondsEnd = 19;
        instant = default;
        if (!TryCutOffset(ref text, out var offset)) return false;
        if (text.Length < SecondsEnd || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':') return false;
        if (!Digits(text.Slice(0, 4), out var year) || !Digits(text.Slice(5, 2), out var month) || !Digits(text.Slice(8, 2), out var day)) return false;
        if (!Digits(text.Slice(11, 2), out var hour) || !Digits(text.Slice(14, 2), out var minute) || !Digits(text.Slice(17, 2), out var second)) return false;
        // The first and the last year leave no room for an offset.
        if (year is < 2 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        var ticks = 0;
        if (text.Length > SecondsEnd)
        {
            var fraction = text.Slice(SecondsEnd + 1);
            if (text[SecondsEnd] != '.' || fraction.Length is < 1 or > MaximumFraction || !Digits(fraction, out ticks)) return false;
            for (var place = fraction.Length; place < MaximumFraction; place++) ticks *= 10;
        }

        instant = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second).Ticks + ticks - offset.Ticks, TimeSpan.Zero);
        return true;
    }

    // Z, an offset as +hh:mm, or nothing.
    private static bool TryCutOffset(ref ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        const int OffsetLength = 6;
        const int HighestHour = 13;
        offset = TimeSpan.Zero;
        if (text.Length <= OffsetLength) return false;
        var end = text.Slice(text.Length - OffsetLength);
        if (end[5] == 'Z') text = text.Slice(0, text.Length - 1);
        else if (end[0] is (byte)'+' or (byte)'-' && end[3] == ':' && text.Length > DateLength + OffsetLength)
        {
            if (!Digits(end.Slice(1, 2), out var hours) || !Digits(end.Slice(4, 2), out var minutes) || hours > HighestHour || minutes > 59) return false;
            offset = new TimeSpan(end[0] == '-' ? -hours : hours, end[0] == '-' ? -minutes : minutes, 0);
            text = text.Slice(0, text.Length - OffsetLength);
        }

        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var value in text)
        {
            if (value is < (byte)'0' or > (byte)'9') return false;
            number = number * 10 + (value - '0');
        }

        return true;
    }
}
