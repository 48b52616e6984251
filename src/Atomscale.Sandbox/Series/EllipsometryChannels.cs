using System;
using System.Collections.Generic;
using System.Numerics;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Series;

/// <summary>
/// In-situ ellipsometry at one wavelength: psi and delta of a transparent film on its substrate while it grows (Azzam and Bashara: the
/// reflection of ambient, film, substrate), with the thickness that a fit finds.
/// </summary>
internal static class EllipsometryChannels
{
    private const double WavelengthNm = 633;
    private const double IncidenceDegrees = 70;

    // Silicon-like: the substrate only has to differ from the film.
    private static readonly Complex _substrateIndex = new(3.88, -0.02);

    public static IReadOnlyList<Channel> Of(GrowthRun run, Draw draw)
    {
        var index = run.Material.RefractiveIndex + draw.Between(-0.03, 0.03);
        return
        [
            new("psi", "deg", 1, t => Math.Round(Angles(index, Thickness(run, t)).Psi + (0.01 * draw.Normal()), 4)),
            new("delta", "deg", 1, t => Math.Round(Angles(index, Thickness(run, t)).Delta + (0.03 * draw.Normal()), 4)),
            new("thickness", "nm", 0.5, t => Math.Round(Math.Max(0, Thickness(run, t) + (0.02 * draw.Normal())), 3)),
            new("refractive_index", null, 0.5, t => Thickness(run, t) > 1 ? Math.Round(index + (0.004 * draw.Normal()), 4) : null),
            new("mse", null, 0.5, t => Math.Round(3 + (2 * draw.Unit()) + (run.IsGrowing(t) ? 1 : 0), 2)),
            new("fit_converged", null, 0.5, _ => !draw.Chance(0.02)),
        ];
    }

    /// <summary>In nm. A monolayer of all these films is near half of the lattice spacing.</summary>
    private static double Thickness(GrowthRun run, double seconds)
        => run.GrownFor(seconds) * run.Material.Growth.Rate * run.Material.LatticeSpacing / 20;

    private static (double Psi, double Delta) Angles(double filmIndex, double thickness)
    {
        var sine = Math.Sin(IncidenceDegrees * Math.PI / 180);
        Complex film = filmIndex;
        var (cos0, cos1, cos2) = (Cosine(1), Cosine(film), Cosine(_substrateIndex));
        var phase = Complex.Exp(-2 * Complex.ImaginaryOne * (2 * Math.PI * thickness / WavelengthNm) * film * cos1);
        var p = Film(Parallel(1, cos0, film, cos1), Parallel(film, cos1, _substrateIndex, cos2));
        var s = Film(Perpendicular(1, cos0, film, cos1), Perpendicular(film, cos1, _substrateIndex, cos2));
        var ratio = p / s;
        var delta = ratio.Phase * 180 / Math.PI;
        return (Math.Atan(ratio.Magnitude) * 180 / Math.PI, delta < 0 ? delta + 360 : delta);

        Complex Cosine(Complex n) => Complex.Sqrt(1 - (sine / n * (sine / n)));
        Complex Film(Complex upper, Complex lower) => (upper + (lower * phase)) / (1 + (upper * lower * phase));
    }

    private static Complex Parallel(Complex n1, Complex cos1, Complex n2, Complex cos2)
        => ((n2 * cos1) - (n1 * cos2)) / ((n2 * cos1) + (n1 * cos2));

    private static Complex Perpendicular(Complex n1, Complex cos1, Complex n2, Complex cos2)
        => ((n1 * cos1) - (n2 * cos2)) / ((n1 * cos1) + (n2 * cos2));
}
