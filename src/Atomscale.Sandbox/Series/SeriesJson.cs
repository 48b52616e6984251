using System;
using System.Collections.Generic;
using System.Text.Json;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Series;

/// <summary>The time series of everything but RHEED videos, in the form of the entry's generation.</summary>
internal static class SeriesJson
{
    /// <summary>Of a chamber's log (tool state, metrology) or a recipe's.</summary>
    public static void WriteLog(Utf8JsonWriter writer, Entry entry, Draw draw)
        => Write(writer, entry, draw, entry.DataType == DataTypes.Recipe ? RecipeChannels.Of : ChamberChannels.Of);

    public static void WriteOptical(Utf8JsonWriter writer, Entry entry, Draw draw) => Write(writer, entry, draw, OpticalChannels.Of);

    public static void WriteEllipsometry(Utf8JsonWriter writer, Entry entry, Draw draw) => Write(writer, entry, draw, EllipsometryChannels.Of);

    private static void Write(Utf8JsonWriter writer, Entry entry, Draw draw, Func<GrowthRun, Draw, IReadOnlyList<Channel>> channels)
    {
        var run = GrowthRun.Logged(entry, draw);
        if (entry.IsOlder)
            RowSeries.Write(writer, run, channels(run, draw));
        else
            PropertySeries.Write(writer, run, channels(run, draw), draw);
    }
}
