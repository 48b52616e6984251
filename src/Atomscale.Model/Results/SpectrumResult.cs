using System;

namespace Atomscale;

/// <summary>A spectrum: intensities over an axis, with the peaks that were found.</summary>
public abstract class SpectrumResult : AtomscaleResult
{
    /// <summary>Keeps the entry, and what else the service said.</summary>
    protected SpectrumResult(CatalogueEntry catalogueEntry, PropertyBag? additionalFields = null) : base(catalogueEntry) =>
        AdditionalFields = additionalFields ?? PropertyBag.Empty;

    /// <summary>The intensities in the detector's own counts; a missing one is NaN.</summary>
    public abstract NumberList Intensities { get; }

    /// <summary>The peaks that the analysis found.</summary>
    public abstract DetectedPeakList DetectedPeaks { get; }

    /// <summary>When the spectrum's analysis last changed (UTC).</summary>
    public abstract DateTimeOffset? LastUpdated { get; }

    /// <summary>Every field of the service's spectrum that has no property here, or is not of the kind that its property has.</summary>
    public PropertyBag AdditionalFields { get; }

    /// <summary>The axis: name, unit and values.</summary>
    public abstract SpectrumAxis GetAxis();

    /// <summary>The one-line summary that all spectra share.</summary>
    protected string Describe()
    {
        var axis = GetAxis();
        var range = double.IsNaN(axis.Values.Minimum)
            ? ""
            : $", {InvariantText.Short(axis.Values.Minimum)} to {InvariantText.Short(axis.Values.Maximum)} {axis.Unit}";
        var peaks = DetectedPeaks.Count == 1 ? "1 peak" : $"{DetectedPeaks.Count} peaks";
        return $"{DataType}: {Intensities.Count} points{range}, {peaks}";
    }

    /// <summary>A spectrum whose arrays disagree cannot be drawn or tabled without guessing, so it is refused.</summary>
    /// <exception cref="ArgumentException">Axis and intensities are of different length.</exception>
    protected static void RequireSameLength(NumberList axis, NumberList intensities)
    {
        if (axis.Count != intensities.Count)
            throw new ArgumentException($"The axis has {axis.Count} values and the spectrum has {intensities.Count} intensities.");
    }
}
