using System;
using System.Collections.Generic;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Series;

/// <summary>What a camera at a viewport sees of the wafer: a disc that glows and colours with the growing film.</summary>
internal static class OpticalChannels
{
    public static IReadOnlyList<Channel> Of(GrowthRun run, Draw draw)
    {
        var radius = draw.Between(70, 140);
        var wobble = draw.Between(0.2, 2);
        var lost = draw.Between(0.002, 0.02);
        return
        [
            new("frame_number", null, 1, t => (int)Math.Round(t / run.Tick)),
            new("perimeter_px", "px", 1, t => draw.Chance(lost) ? null : Math.Round((2 * Math.PI * Radius(t)) + (0.8 * draw.Normal()), 2)),
            new("area_px", "px^2", 1, t => Math.Round(Math.PI * Radius(t) * Radius(t))),
            new("circularity", null, 1, t => Math.Round(Math.Min(1, 0.985 - (0.002 * wobble) + (0.003 * draw.Normal())), 4)),
            new("mean_intensity", null, 0.5, t => Math.Round(Glow(t) + (0.5 * draw.Normal()), 2)),
            new("hue", "deg", 0.5, t => Math.Round(60 + (40 * Math.Sin(run.GrownFor(t) / 300)) + draw.Normal(), 1)),
            new("wafer_present", null, 0.1, t => run.Step(t).Number > 1),
        ];

        double Radius(double t) => radius + (wobble * Math.Sin(t / 4));

        // The red end of a glowing body: nothing below some 550 °C.
        double Glow(double t) => 18 + (200 / (1 + Math.Exp((780 - run.Setpoint(t)) / 60)));
    }
}
