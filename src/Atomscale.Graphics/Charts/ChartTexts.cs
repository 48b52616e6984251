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

    private static string? Day(AtomscaleResult result) =>
        (result.CollectedDatetime ?? result.UploadDatetime) is { } instant ? Instant(instant) : null;

    public static string Instant(System.DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
