using System;
using System.Globalization;

namespace Atomscale.Sandbox.Lab;

/// <summary>Instants as the service writes them.</summary>
internal static class TimeText
{
    /// <summary>The text that stands for no time, as null does.</summary>
    public const string None = "NaT";

    public static string Of(DateTimeOffset instant, TimeStyle style) => style switch
    {
        TimeStyle.Bare => instant.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        TimeStyle.Zulu => instant.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
        TimeStyle.Local => instant.ToOffset(TimeSpan.FromHours(2)).ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
        _ => instant.ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
    };

    /// <summary>Cuts to whole microseconds, so that what is written is what filters compare with.</summary>
    public static DateTimeOffset Cut(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
