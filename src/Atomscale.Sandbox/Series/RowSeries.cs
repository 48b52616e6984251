using System;
using System.Collections.Generic;
using System.Text.Json;
using Atomscale.Sandbox.Api;

namespace Atomscale.Sandbox.Series;

/// <summary>The older form of a time series: a list of rows, in an object or bare.</summary>
internal static class RowSeries
{
    public static void Write(Utf8JsonWriter writer, GrowthRun run, IReadOnlyList<Channel> channels)
    {
        var isBare = run.Entry.Index % 3 == 0;
        if (!isBare)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("series");
        }
        writer.WriteStartArray();
        for (var t = 0.0; t < run.LoggedUntil; t += run.Tick)
        {
            writer.WriteStartObject();
            // Some loggers stamp with fractions of a millisecond.
            writer.WriteNumber("unix_timestamp_ms", Math.Round(run.UnixMilliseconds(t), run.Entry.Index % 4));
            writer.WriteNumber("relative_time_seconds", Math.Round(t, 4));
            foreach (var channel in channels)
                writer.WriteValue(channel.Name, channel.At(t));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (!isBare)
            writer.WriteEndObject();
    }
}
