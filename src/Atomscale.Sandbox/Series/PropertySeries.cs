using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Atomscale.Sandbox.Api;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Series;

/// <summary>
/// The newer form of a time series: each property with its own clock. One log in four is as untidy as the contract allows: stamps as
/// text, missing or given twice, lists of unequal length, a property that is named like a clock, one without any sample.
/// </summary>
internal static class PropertySeries
{
    public static void Write(Utf8JsonWriter writer, GrowthRun run, IReadOnlyList<Channel> channels, Draw draw)
    {
        var isUntidy = run.Entry.Index % 4 == 0;
        writer.WriteStartObject();
        writer.WriteStartObject("properties");
        var place = 0;
        foreach (var channel in channels)
            WriteProperty(writer, run, channel, isUntidy ? place++ : null, draw);
        if (isUntidy)
        {
            // The logger's own clock runs from its start-up.
            WriteProperty(writer, run, new Channel("Time", "s", 0.1, t => Math.Round(t + 86.5, 2)), null, draw);
            WriteProperty(writer, run, new Channel("spare_input", null, 0, _ => null), null, draw);
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter writer, GrowthRun run, Channel channel, int? untidiness, Draw draw)
    {
        var times = new List<double>();
        var step = run.Tick / channel.Pace;
        for (var t = draw.Unit() * run.Tick; channel.Pace > 0 && t < run.LoggedUntil; t += step)
            times.Add(t);
        var seconds = times.Select(t => (object?)Math.Round(t, 4)).ToList();
        var stamps = times.Select(t => (object?)(long)run.UnixMilliseconds(t)).ToList();
        var values = times.Select(channel.At).ToList();
        if (untidiness is { } kind && times.Count > 12)
            Disturb(kind, seconds, stamps, values);

        writer.WriteStartObject(channel.Name);
        writer.WriteValue("relative_time_seconds", seconds);
        writer.WriteValue("unix_timestamp_ms", stamps);
        writer.WriteValue("values", values);
        writer.WriteValue("units", channel.Units);
        writer.WriteEndObject();
    }

    private static void Disturb(int kind, List<object?> seconds, List<object?> stamps, List<object?> values)
    {
        switch (kind % 6)
        {
            case 0:
                for (var place = 0; place < stamps.Count; place++)
                    stamps[place] = string.Create(CultureInfo.InvariantCulture, $"{stamps[place]}.75");
                break;
            case 1:
                stamps[5] = null;
                break;
            case 2:
                stamps[7] = stamps[6];
                break;
            case 3:
                seconds.RemoveRange(seconds.Count - 2, 2);
                break;
            case 4:
                values.RemoveAt(values.Count - 1);
                values[0] = null;
                break;
            default:
                seconds.Add(0.0);
                values.Add(values[0]);
                break;
        }
    }
}
