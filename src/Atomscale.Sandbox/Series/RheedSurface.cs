using System;
using System.Collections.Generic;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Series;

/// <summary>
/// What electrons tell of a growing surface: the specular spot oscillates with each monolayer, damped, and recovers when growth stops; the
/// lattice relaxes from the substrate's to the film's.
/// </summary>
internal sealed class RheedSurface
{
    private readonly GrowthRun _run;
    private readonly Draw _draw;
    private readonly double _brightness;
    private readonly double _damping;
    private readonly double _recovery;

    public RheedSurface(GrowthRun run, Draw draw)
    {
        _run = run;
        _draw = draw;
        _brightness = draw.Between(60, 180);
        _damping = draw.Between(6, 14) * run.MonolayerTime;
        _recovery = draw.Between(4, 12);
    }

    /// <summary>The columns of the block at an azimuth (in degrees), by their names in the payload. Half orders are seen at some only.</summary>
    public IReadOnlyList<(string Name, Func<double, object?> At)> Columns(double angle)
    {
        var tilt = 1 - (0.15 * Math.Abs(Math.Sin(angle * Math.PI / 90)));
        var isAlloy = _run.Material.Composition.Count > 2;
        var columns = new List<(string, Func<double, object?>)>
        {
            ("cluster_id", t => t < _run.GrowthStart ? 0 : _run.IsGrowing(t) ? 1 : 2),
            ("cluster_std", t => Noisy(0.02 + (0.05 * (1 - Order(t))), 0.004)),
            ("referenced_strain", t => Noisy(Strain(t), 0.0002)),
            ("nearest_neighbor_strain", t => Noisy(Strain(t) * 1.02, 0.0004)),
            ("oscillation_period", Period),
            ("spot_count", t => (int)Math.Round(5 + (4 * (1 - Order(t))) + (0.4 * _draw.Normal()))),
            ("first_order_intensity", t => Noisy(0.55 * _brightness * tilt * (0.4 + (0.6 * Order(t))), 0.8)),
            ("specular_intensity", t => Noisy(_brightness * tilt * Order(t), 1)),
            ("specular_fwhm_1", t => Noisy(4 + (3 * (1 - Order(t))), 0.05)),
            ("first_order_fwhm_1", t => Noisy(4.6 + (2.5 * (1 - Order(t))), 0.06)),
            ("lattice_spacing", t => Noisy(Spacing(t), 0.001)),
            ("reconstruction_intensity", t => Noisy(0.25 * _brightness * Reconstruction(t), 0.5)),
        };
        if (angle != 90)
            columns.Add(("half_order_intensity", t => Noisy(0.3 * _brightness * Reconstruction(t), 0.6)));
        if (!_run.Entry.IsOlder)
        {
            foreach (var (side, share) in new[] { ("l", 0.52), ("r", 0.48) })
            {
                columns.Add(($"first_order_intensity_{side}", t => Noisy(share * 1.1 * _brightness * tilt * (0.4 + (0.6 * Order(t))), 0.6)));
                if (angle != 90)
                    columns.Add(($"half_order_intensity_{side}", t => Noisy(share * 0.6 * _brightness * Reconstruction(t), 0.5)));
            }
            columns.Add(("tar_metric", t => Noisy(0.9 - (0.4 * (1 - Order(t))), 0.01)));
            // Null throughout when there is no composition to speak of.
            columns.Add(("composition_metric", t => isAlloy ? Noisy(0.5 + (0.1 * Strain(t)), 0.005) : null));
        }
        return columns;
    }

    private double Noisy(double value, double noise) => Math.Round(value + (noise * _draw.Normal()), 5);

    /// <summary>1 on the smooth surface, less the rougher it is.</summary>
    private double Order(double t)
    {
        if (t < _run.GrowthStart)
            return 1;
        var grown = _run.GrownFor(t);
        var mean = 0.6 + (0.4 * Math.Exp(-grown / (4 * _run.MonolayerTime)));
        var oscillation = 0.22 * Math.Exp(-grown / _damping) * (Math.Cos(2 * Math.PI * grown / _run.MonolayerTime) - 1);
        var atShutter = mean + oscillation;
        return t < _run.GrowthEnd ? atShutter : atShutter + ((0.97 - atShutter) * (1 - Math.Exp(-(t - _run.GrowthEnd) / _recovery)));
    }

    /// <summary>Washed out while the surface grows, back when it rests.</summary>
    private double Reconstruction(double t) => Math.Pow(Math.Max(Order(t), 0), 2.5);

    /// <summary>Of the surface in Å: the template's at first, the film's own when it has relaxed.</summary>
    private double Spacing(double t)
        => _run.Material.LatticeSpacing * (1 + (_run.Material.Mismatch * Math.Exp(-_run.GrownFor(t) / (12 * _run.MonolayerTime))));

    /// <summary>Of the surface, relative to the template.</summary>
    private double Strain(double t) => (Spacing(t) / Spacing(0)) - 1;

    /// <summary>Known from the second oscillation on, and no longer when it has faded.</summary>
    private object? Period(double t)
    {
        var grown = _run.GrownFor(t);
        var isSeen = _run.IsGrowing(t) && grown > 2 * _run.MonolayerTime && grown < 3 * _damping;
        return isSeen ? Noisy(_run.MonolayerTime, 0.01 * _run.MonolayerTime) : null;
    }
}
