using System;

namespace Atomscale;

/// <summary>A photoluminescence spectrum.</summary>
public sealed class PhotoluminescenceResult : SpectrumResult
{
    /// <summary>Makes the result of an entry from its spectrum.</summary>
    /// <exception cref="ArgumentException">Axis and intensities are of different length.</exception>
    public PhotoluminescenceResult(
        CatalogueEntry catalogueEntry,
        string? photoluminescenceId,
        NumberList energies,
        NumberList intensities,
        DetectedPeakList detectedPeaks,
        DateTimeOffset? lastUpdated,
        PropertyBag? additionalFields = null)
        : base(catalogueEntry, additionalFields)
    {
        RequireSameLength(energies, intensities);
        PhotoluminescenceId = photoluminescenceId;
        Energies = energies;
        Intensities = intensities;
        DetectedPeaks = detectedPeaks;
        LastUpdated = lastUpdated;
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
    public string? PhotoluminescenceId { get; }

    /// <summary>The photon energies in eV, one for each intensity.</summary>
    public NumberList Energies { get; }

    /// <inheritdoc/>
    public override NumberList Intensities { get; }

    /// <inheritdoc/>
    public override DetectedPeakList DetectedPeaks { get; }

    /// <inheritdoc/>
    public override DateTimeOffset? LastUpdated { get; }

    /// <inheritdoc/>
    public override SpectrumAxis GetAxis() => new("Energy", "eV", Energies);
}
