using System;

namespace Atomscale;

/// <summary>An X-ray photoelectron spectrum with its peaks and the composition predicted from it.</summary>
public sealed class XpsResult : SpectrumResult
{
    /// <summary>Makes the result of an entry from its spectrum.</summary>
    /// <exception cref="ArgumentException">Axis and intensities are of different length.</exception>
    public XpsResult(
        CatalogueEntry catalogueEntry,
        string? xpsId,
        NumberList bindingEnergies,
        NumberList intensities,
        DetectedPeakList detectedPeaks,
        DateTimeOffset? lastUpdated,
        PropertyBag predictedComposition,
        bool elementsSetManually,
        PropertyBag? additionalFields = null)
        : base(catalogueEntry, additionalFields)
    {
        RequireSameLength(bindingEnergies, intensities);
        XpsId = xpsId;
        BindingEnergies = bindingEnergies;
        Intensities = intensities;
        DetectedPeaks = detectedPeaks;
        LastUpdated = lastUpdated;
        PredictedComposition = predictedComposition;
        ElementsSetManually = elementsSetManually;
        PointCount = intensities.Count;
        Summary = Describe();
    }

    /// <inheritdoc/>
    public override string DataId => CatalogueEntry.DataId;

    /// <inheritdoc/>
    public override string DataType => CatalogueEntry.DataType;

    /// <inheritdoc/>
    public override string Status => CatalogueEntry.Status;

    /// <inheritdoc/>
    public override string? FileName => CatalogueEntry.FileName;

    /// <inheritdoc/>
    public override string? PhysicalSampleId => CatalogueEntry.PhysicalSampleId;

    /// <inheritdoc/>
    public override string? PhysicalSampleName => CatalogueEntry.PhysicalSampleName;

    /// <inheritdoc/>
    public override string? ProjectId => CatalogueEntry.ProjectId;

    /// <inheritdoc/>
    public override string? ProjectName => CatalogueEntry.ProjectName;

    /// <inheritdoc/>
    public override string? Owner => CatalogueEntry.Owner;

    /// <inheritdoc/>
    public override string? InstrumentSource => CatalogueEntry.InstrumentSource;

    /// <inheritdoc/>
    public override DateTimeOffset? UploadDatetime => CatalogueEntry.UploadDatetime;

    /// <inheritdoc/>
    public override DateTimeOffset? CollectedDatetime => CatalogueEntry.CollectedDatetime;

    /// <inheritdoc/>
    public override double? GrowthLength => CatalogueEntry.GrowthLength;

    /// <inheritdoc/>
    public override long PointCount { get; }

    /// <inheritdoc/>
    public override string Summary { get; }

    /// <summary>The spectrum's own id.</summary>
    public string? XpsId { get; }

    /// <summary>The binding energies in eV, one for each intensity.</summary>
    public NumberList BindingEnergies { get; }

    /// <inheritdoc/>
    public override NumberList Intensities { get; }

    /// <inheritdoc/>
    public override DetectedPeakList DetectedPeaks { get; }

    /// <inheritdoc/>
    public override DateTimeOffset? LastUpdated { get; }

    /// <summary>The predicted fraction of each element (0 to 1).</summary>
    public PropertyBag PredictedComposition { get; }

    /// <summary>Whether the elements were set by hand rather than found by the analysis.</summary>
    public bool ElementsSetManually { get; }

    /// <inheritdoc/>
    public override SpectrumAxis GetAxis() => new("Binding Energy", "eV", BindingEnergies);
}
