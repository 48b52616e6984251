using System.Collections.Generic;

namespace Atomscale.Sandbox.Lab;

/// <summary>A film on its substrate, with what the instruments see of it and how it is grown.</summary>
internal sealed class Material
{
    public required string Formula { get; init; }

    public required string Substrate { get; init; }

    /// <summary>Atomic fractions of the film, without contamination.</summary>
    public required IReadOnlyDictionary<string, double> Composition { get; init; }

    /// <summary>Core levels: binding energies in eV.</summary>
    public required IReadOnlyList<Line> CoreLevels { get; init; }

    /// <summary>Raman shifts in 1/cm.</summary>
    public required IReadOnlyList<Line> RamanLines { get; init; }

    /// <summary>Emission energies in eV; none when the material does not shine.</summary>
    public IReadOnlyList<Line> EmissionLines { get; init; } = [];

    /// <summary>Reflections of film and substrate: two theta in degrees for Cu K-alpha 1.</summary>
    public required IReadOnlyList<Line> Reflections { get; init; }

    public required GrowthConditions Growth { get; init; }

    /// <summary>In-plane lattice spacing of the relaxed film in Å.</summary>
    public required double LatticeSpacing { get; init; }

    /// <summary>Strain of the film before it relaxes: how much larger the template's spacing is than the film's own.</summary>
    public required double Mismatch { get; init; }

    /// <summary>Refractive index at 633 nm.</summary>
    public required double RefractiveIndex { get; init; }
}
