using System;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Series;

/// <summary>One growth as seen by whatever logged it: when it began, when the shutter was open, how often something was logged.</summary>
internal sealed class GrowthRun
{
    private GrowthRun(Entry entry, double duration, double growthStart, double growthEnd, double tick)
    {
        Entry = entry;
        Duration = duration;
        GrowthStart = growthStart;
        GrowthEnd = growthEnd;
        Tick = tick;
    }

    public Entry Entry { get; }

    public Material Material => Entry.Material;

    public double Duration { get; }

    public double GrowthStart { get; }

    public double GrowthEnd { get; }

    /// <summary>Seconds between two points.</summary>
    public double Tick { get; }

    /// <summary>How far the log has come: a live stream has only its first part.</summary>
    public double LoggedUntil => Entry.Status switch
    {
        Statuses.Success => Duration,
        Statuses.StreamFinalizing => 0,
        _ => 0.6 * Duration,
    };

    /// <summary>Seconds for a monolayer: the period of RHEED oscillations.</summary>
    public double MonolayerTime => 1 / Material.Growth.Rate;

    /// <summary>A video: a little before the shutter opens until the surface has recovered. Short steps, to keep oscillations resolved.</summary>
    public static GrowthRun Filmed(Entry entry, Draw draw)
    {
        var growth = entry.GrowthLength ?? draw.Between(45, 240);
        var start = draw.Between(6, 15);
        var duration = start + growth + draw.Between(20, 45);
        var tick = Math.Clamp(1 / (9 * entry.Material.Growth.Rate), duration / 1800, duration / 250);
        // Along a line of the wafer the clock is a position: nothing grows.
        var end = entry.DataType == DataTypes.RheedXscan ? start : start + growth;
        return new GrowthRun(entry, duration, start, end, tick);
    }

    /// <summary>A whole process: load, ramp, soak, growth, anneal, cool.</summary>
    public static GrowthRun Logged(Entry entry, Draw draw)
    {
        var growth = entry.GrowthLength ?? draw.Between(900, 3600);
        var duration = growth / 0.48;
        return new GrowthRun(entry, duration, 0.32 * duration, 0.8 * duration, duration / draw.Between(220, 900));
    }

    public bool IsGrowing(double seconds) => seconds >= GrowthStart && seconds < GrowthEnd;

    /// <summary>Seconds of growth so far.</summary>
    public double GrownFor(double seconds) => Math.Clamp(seconds - GrowthStart, 0, GrowthEnd - GrowthStart);

    public double UnixMilliseconds(double seconds) => Entry.Collected.ToUnixTimeMilliseconds() + (1000 * seconds);

    /// <summary>The substrate's setpoint in °C.</summary>
    public double Setpoint(double seconds)
    {
        var (share, target) = (seconds / Duration, Material.Growth.Temperature);
        var idle = Math.Min(150, target / 2);
        if (share < 0.05)
            return idle;
        if (share < 0.25)
            return idle + ((target - idle) * (share - 0.05) / 0.2);
        return share < 0.85 ? target : target + ((idle - target) * (share - 0.85) / 0.15);
    }

    /// <summary>The step of the recipe: its number and name.</summary>
    public (int Number, string Name) Step(double seconds) => (seconds / Duration) switch
    {
        < 0.05 => (1, "Load"),
        < 0.25 => (2, "Ramp up"),
        < 0.32 => (3, "Soak"),
        < 0.8 => (4, $"Grow {Material.Formula}"),
        < 0.85 => (5, "Anneal"),
        _ => (6, "Cool down"),
    };
}
