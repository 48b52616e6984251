using System;

namespace Atomscale;

/// <summary>A snapshot of an optical video: its processed image.</summary>
public sealed class OpticalImageResult : AtomscaleResult
{
    /// <summary>Makes the result of a snapshot.</summary>
    public OpticalImageResult(CatalogueEntry catalogueEntry, RasterImage processedImage, double? timestamp)
        : base(catalogueEntry)
    {
        ProcessedImage = processedImage;
        Timestamp = timestamp;
        Summary = $"optical image: {processedImage}{(timestamp is { } seconds ? $", at {InvariantText.Short(seconds)} s" : "")}";
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

    /// <summary>The processed image, as downloaded.</summary>
    public RasterImage ProcessedImage { get; }

    /// <summary>The time in the video in seconds.</summary>
    public double? Timestamp { get; }
}
