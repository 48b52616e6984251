using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Atomscale.Sandbox.Api;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Series;

/// <summary>The time series of a RHEED video: one block of rows an azimuth.</summary>
internal static class RheedSeries
{
    private const double FramesPerSecond = 12;

    /// <summary>With <paramref name="lastN"/>, of each block only so many of the last points.</summary>
    public static void Write(Utf8JsonWriter writer, Entry entry, Draw draw, int? lastN)
    {
        var run = GrowthRun.Filmed(entry, draw);
        var surface = new RheedSurface(run, draw);
        // The newest type does not say in its name whether the wafer turned.
        var rotates = entry.DataType == DataTypes.RheedRotating || (entry.DataType == DataTypes.Rheed && entry.Index % 2 == 0);
        double[] angles = rotates ? [0, 45, 90] : [0];
        writer.WriteStartObject();
        writer.WriteStartArray("series_by_angle");
        for (var view = 0; view < angles.Length && run.LoggedUntil > 0; view++)
            WriteBlock(writer, run, surface, angles[view], view, rotates ? angles.Length : 1, lastN);
        if (rotates && entry.Index % 4 == 0)
            WriteEmptyBlock(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter writer, GrowthRun run, RheedSurface surface, double angle, int view, int views, int? lastN)
    {
        // Turning, the azimuths pass by in turn: each has its own moments, and fewer of them.
        var step = run.Tick * views;
        var count = (int)Math.Ceiling(run.LoggedUntil / step);
        var columns = surface.Columns(angle);
        writer.WriteStartObject();
        if (run.Entry.Index % 5 == 0)
            writer.WriteString("angle", angle.ToString("0.0", CultureInfo.InvariantCulture));
        else
            writer.WriteNumber("angle", angle);
        if (!run.Entry.IsOlder)
        {
            writer.WriteNumber("view_id", view);
            writer.WriteString("interval_id", $"interval-{(view + 1).ToString(CultureInfo.InvariantCulture)}");
            writer.WriteValue("azimuth_label", angle switch { 0 => "[110]", 90 => "[1-10]", _ => null });
        }
        writer.WriteStartArray("series");
        foreach (var place in Enumerable.Range(0, count).TakeLast(lastN ?? count))
            WriteRow(writer, run, (place * step) + (view * run.Tick), columns);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, GrowthRun run, double t, IReadOnlyList<(string Name, Func<double, object?> At)> columns)
    {
        // Older recorders have no clock but the video's: null in every row.
        var hasStamps = !run.Entry.IsOlder || run.Entry.Index % 3 != 1;
        writer.WriteStartObject();
        writer.WriteNumber("time_seconds", Math.Round(t, 4));
        writer.WriteNumber("relative_time_seconds", Math.Round(t - run.GrowthStart, 4));
        writer.WriteValue("unix_timestamp_ms", hasStamps ? (long)run.UnixMilliseconds(t) : null);
        writer.WriteNumber("frame_number", (int)Math.Round(t * FramesPerSecond));
        foreach (var (name, at) in columns)
            writer.WriteValue(name, at(t));
        writer.WriteEndObject();
    }

    private static void WriteEmptyBlock(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("angle", 135);
        writer.WriteStartArray("series");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
