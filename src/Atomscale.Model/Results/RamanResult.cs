using System;

namespace Atomscale;

/// <summary>A Raman spectrum.</summary>
public sealed class RamanResult : SpectrumResult
{
    /// <summary>Makes the result of an entry from its spectrum.</summary>
    /// <exception cref="ArgumentException">Axis and intensities are of different length.</exception>
    public RamanResult(
        CatalogueEntry catalogueEntry,
        string? ramanId,
        NumberList ramanShift,
        NumberList intensities,
        DetectedPeakList detectedPeaks,
        DateTimeOffset? lastUpdated,
        PropertyBag? additionalFields = null)
        : base(catalogueEntry, additionalFields)
    {
        RequireSameLength(ramanShift, intensities);
        RamanId = ramanId;
        RamanShift = ramanShift;
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
    public string? RamanId { get; }

    /// <summary>The Raman shifts in 1/cm, one for each intensity.</summary>
    public NumberList RamanShift { get; }

    /// <inheritdoc/>
    public override NumberList Intensities { get; }

    /// <inheritdoc/>
    public override DetectedPeakList DetectedPeaks { get; }

    /// <inheritdoc/>
    public override DateTimeOffset? LastUpdated { get; }

    /// <inheritdoc/>
    public override SpectrumAxis GetAxis() => new("Raman Shift", "1/cm", RamanShift);
}
