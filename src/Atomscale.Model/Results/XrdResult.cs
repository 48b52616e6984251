using System;

namespace Atomscale;

/// <summary>An X-ray diffraction pattern.</summary>
public sealed class XrdResult : SpectrumResult
{
    /// <summary>Makes the result of an entry from its spectrum.</summary>
    /// <exception cref="ArgumentException">Axis and intensities are of different length.</exception>
    public XrdResult(
        CatalogueEntry catalogueEntry,
        string? xrdId,
        NumberList twoTheta,
        NumberList intensities,
        DetectedPeakList detectedPeaks,
        DateTimeOffset? lastUpdated,
        double wavelengthAngstrom,
        string twoThetaUnit,
        PropertyBag spectralMetadata,
        PropertyBag? additionalFields = null)
        : base(catalogueEntry, additionalFields)
    {
        RequireSameLength(twoTheta, intensities);
        XrdId = xrdId;
        TwoTheta = twoTheta;
        Intensities = intensities;
        DetectedPeaks = detectedPeaks;
        LastUpdated = lastUpdated;
        WavelengthAngstrom = wavelengthAngstrom;
        TwoThetaUnit = twoThetaUnit;
        SpectralMetadata = spectralMetadata;
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

    /// <summary>The pattern's own id.</summary>
    public string? XrdId { get; }

    /// <summary>The diffraction angles 2 theta, one for each intensity, in the unit of <see cref="TwoThetaUnit"/>.</summary>
    public NumberList TwoTheta { get; }

    /// <inheritdoc/>
    public override NumberList Intensities { get; }

    /// <inheritdoc/>
    public override DetectedPeakList DetectedPeaks { get; }

    /// <inheritdoc/>
    public override DateTimeOffset? LastUpdated { get; }

    /// <summary>The X-ray wavelength in angstrom.</summary>
    public double WavelengthAngstrom { get; }

    /// <summary>The unit of the angles, as the service names it; degrees unless it says otherwise.</summary>
    public string TwoThetaUnit { get; }

    /// <summary>What else the service knows of the measurement.</summary>
    public PropertyBag SpectralMetadata { get; }

    /// <inheritdoc/>
    public override SpectrumAxis GetAxis() => new("Two Theta", TwoThetaUnit, TwoTheta);
}
