using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Spectra;

/// <summary>A measured curve: peaks on a background, with counting noise.</summary>
internal sealed class Curve
{
    // Tails are followed to this many widths; beyond, the Gaussian part is nothing and the Lorentzian below the noise.
    private const double Reach = 25;

    private Curve(double[] axis, double?[] intensities)
    {
        Axis = axis;
        Intensities = intensities;
    }

    public double[] Axis { get; }

    /// <summary>As long as the axis; null where the detector gave nothing.</summary>
    public double?[] Intensities { get; }

    /// <summary>Heights of the peaks and the background (by axis value) are relative: 1 is <paramref name="counts"/>.</summary>
    public static Curve Measure(double[] axis, IReadOnlyList<Line> peaks, Func<double, double> background, double counts, Draw draw)
    {
        // Each point collects what falls into its step, so no line is seen narrower than that.
        var step = Math.Abs(axis[1] - axis[0]);
        var seen = peaks.Select(peak => peak with { Width = Math.Sqrt((peak.Width * peak.Width) + (4 * step * step)) }).ToList();
        var blindFrom = draw.Chance(0.25) ? draw.Below(axis.Length - 4) : axis.Length;
        var intensities = new double?[axis.Length];
        for (var place = 0; place < axis.Length; place++)
        {
            var x = axis[place];
            var signal = counts * (background(x) + seen.Sum(peak => Shape(peak, x)));
            var noisy = signal + (Math.Sqrt(Math.Max(signal, 1)) * draw.Normal());
            intensities[place] = place >= blindFrom && place < blindFrom + 3 ? null : Math.Round(Math.Max(noisy, 0), 1);
        }
        return new Curve(axis, intensities);
    }

    public static double[] NewAxis(double from, double to, int count, int digits)
        => [.. Enumerable.Range(0, count).Select(place => Math.Round(from + ((to - from) * place / (count - 1)), digits))];

    /// <summary>Pseudo-Voigt: 70 % Gaussian, 30 % Lorentzian of the same full width.</summary>
    private static double Shape(Line peak, double x)
    {
        var distance = (x - peak.Position) / peak.Width;
        if (Math.Abs(distance) > Reach)
            return 0;
        var square = 4 * distance * distance;
        return peak.Height * ((0.7 * Math.Exp(-Math.Log(2) * square)) + (0.3 / (1 + square)));
    }
}
