using System;
using System.Collections.Generic;
using System.Text.Json;
using Atomscale.Sandbox.Api;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Spectra;

/// <summary>Writes the peaks that the service found, in the forms that the contract knows.</summary>
internal static class DetectedPeaks
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Line> peaks, int form, Draw draw)
    {
        switch (form % 6)
        {
            case 0 or 1:
                writer.WriteStartObject("detected_peaks");
                foreach (var peak in peaks)
                    writer.WriteNumber(peak.Label, Found(peak, draw));
                writer.WriteEndObject();
                break;
            case 2:
                writer.WriteStartObject("detected_peaks");
                foreach (var peak in peaks)
                    writer.WriteValue(peak.Label, Describe(peak, draw));
                writer.WriteEndObject();
                break;
            case 3 or 4:
                writer.WriteStartArray("detected_peaks");
                foreach (var peak in peaks)
                    writer.WriteValue(new Dictionary<string, object?>(Describe(peak, draw)) { ["label"] = peak.Label });
                writer.WriteEndArray();
                break;
            default:
                // Absent.
                break;
        }
    }

    private static Dictionary<string, object?> Describe(Line peak, Draw draw) => new()
    {
        ["position"] = Found(peak, draw),
        ["height"] = Math.Round(peak.Height * draw.Between(0.95, 1.05), 3),
        ["fwhm"] = Math.Round(peak.Width * draw.Between(0.9, 1.1), 3),
        ["assignment_score"] = draw.Chance(0.2) ? null : Math.Round(draw.Between(0.6, 1), 2),
    };

    private static double Found(Line peak, Draw draw) => Math.Round(peak.Position + (0.05 * peak.Width * draw.Normal()), 3);
}
