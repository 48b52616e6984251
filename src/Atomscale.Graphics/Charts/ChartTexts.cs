using System.Linq;

namespace Atomscale.Graphics.Charts;

/// <summary>The titles of charts.</summary>
internal static class ChartTexts
{
    public static string Title(AtomscaleResult result) => string.IsNullOrWhiteSpace(result.FileName) ? result.DataId : result.FileName!;

    /// <summary>What it is, of which sample, when, and the id that finds it again.</summary>
    public static string Subtitle(AtomscaleResult result) => string.Join("  \u00B7  ", new[]
    {
        result.DataType,
        result.PhysicalSampleName,
        Day(result),
        result.DataId,
    }.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>A unit as people write it.</summary>
    public static string? Unit(string? unit) => unit switch
    {
        "1/cm" => "cm\u207B\u00B9",
        "degrees" or "deg" => "\u00B0",
        "degC" => "\u00B0C",
        "um" => "\u00B5m",
        _ => unit,
    };

    /// <summary>Says that not all is shown; nothing when it is.</summary>
    public static string Shown(int shown, int all, string what) => shown >= all ? "" : $"{shown} of {all} {what}";

    private static string? Day(AtomscaleResult result) =>
        (result.CollectedDatetime ?? result.UploadDatetime) is { } instant ? Instant(instant) : null;

    /// <summary>When, in UTC, where there is little room and that is known.</summary>
    public static string ShortInstant(System.DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static string Instant(System.DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
