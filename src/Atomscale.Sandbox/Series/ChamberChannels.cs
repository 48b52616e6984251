using System;
using System.Collections.Generic;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Series;

/// <summary>What a growth chamber logs: temperatures that follow each other, and pressures that follow the sources.</summary>
internal static class ChamberChannels
{
    /// <summary>A ratio pyrometer sees nothing below this, in °C.</summary>
    private const double PyrometerFloor = 400;

    /// <summary>The substrate lags behind its setpoint by this many seconds.</summary>
    private const double Lag = 25;

    public static IReadOnlyList<Channel> Of(GrowthRun run, Draw draw)
    {
        var material = run.Material;
        var emissivityError = draw.Between(-14, 9);
        var rotation = draw.Pick([0.0, 6, 12, 30]);
        var channels = new List<Channel>
        {
            new("substrate_temperature_setpoint", "degC", 0.2, t => Math.Round(run.Setpoint(t), 1)),
            new("substrate_temperature", "degC", 1, t => Math.Round(Substrate(run, t) + (0.4 * draw.Normal()), 2)),
            new("ratio_pyrometer", "degC", 0.7, t => Pyrometer(run, t, emissivityError, draw)),
            new("chamber_pressure", "Torr", 0.5, t => Significant(Pressure(run, t) * (1 + (0.03 * draw.Normal())))),
            new("main_shutter_open", null, 0.1, t => run.IsGrowing(t)),
            new("manipulator_speed", "rpm", 0.1, t => run.Step(t).Number is 3 or 4 ? rotation : 0.0),
            new("process_step", null, 0.05, t => run.Step(t).Name),
        };
        if (material.Growth.SourceTemperature is { } source)
        {
            // An opened shutter cools the melt; the controller brings it back.
            channels.Insert(3, new(CellName(material), "degC", 0.8, t => Math.Round(
                source + (run.IsGrowing(t) ? -1.5 * Math.Exp(-run.GrownFor(t) / 60) : 0) + (0.05 * draw.Normal()), 2)));
        }
        return channels;
    }

    private static string CellName(Material material)
        => material.Growth.Source.ToLowerInvariant().Replace(' ', '_').Replace('(', '_').Replace(')', '_') + "_temperature";

    private static double Substrate(GrowthRun run, double seconds) => run.Setpoint(Math.Max(0, seconds - Lag));

    private static object? Pyrometer(GrowthRun run, double seconds, double error, Draw draw)
    {
        var temperature = Substrate(run, seconds - 3) + error;
        // The growing film interferes: the reading swings while the layer gets thicker.
        temperature += 1.8 * Math.Sin(run.GrownFor(seconds) / 110) * (run.GrownFor(seconds) > 0 ? 1 : 0);
        var seen = temperature > PyrometerFloor && !draw.Chance(0.01);
        return seen ? Math.Round(temperature + (0.6 * draw.Normal()), 2) : null;
    }

    /// <summary>Rises when the sources open, and pumps out slowly after them; outgasses with temperature before.</summary>
    private static double Pressure(GrowthRun run, double seconds)
    {
        var working = run.Material.Growth.Pressure;
        var idle = Math.Min(5e-10 * Math.Exp(Substrate(run, seconds) / 200), working / 20);
        if (seconds < run.GrowthStart)
            return idle;
        var risen = idle + ((working - idle) * (1 - Math.Exp(-run.GrownFor(seconds) / 15)));
        return run.IsGrowing(seconds) ? risen : idle + ((risen - idle) * Math.Exp(-(seconds - run.GrowthEnd) / 90));
    }

    private static double Significant(double value)
    {
        var scale = Math.Pow(10, 3 - Math.Floor(Math.Log10(value)));
        return Math.Round(value * scale) / scale;
    }
}
