using System;
using System.Collections.Generic;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Series;

/// <summary>What a recipe runner logs: steps by number and name, setpoints, shutters.</summary>
internal static class RecipeChannels
{
    public static IReadOnlyList<Channel> Of(GrowthRun run, Draw draw)
    {
        var loops = draw.Below(20) + 5;
        return
        [
            new("step_number", null, 0.3, t => run.Step(t).Number),
            new("step_name", null, 0.3, t => run.Step(t).Name),
            new("substrate_setpoint", "degC", 0.5, t => Math.Round(run.Setpoint(t), 1)),
            new("main_shutter", null, 0.4, t => run.IsGrowing(t)),
            new("loop_index", null, 0.4, t => run.IsGrowing(t) ? (int)(loops * run.GrownFor(t) / (run.GrowthEnd - run.GrowthStart)) : null),
            new("source", null, 0.1, t => run.IsGrowing(t) ? run.Material.Growth.Source : null),
            new("target_thickness", "nm", 0.2, t => Math.Round(run.GrownFor(t) * run.Material.Growth.Rate * run.Material.LatticeSpacing / 20, 3)),
        ];
    }
}
