using System;

namespace Atomscale;

/// <summary>The analysis of a RHEED image, or of a snapshot of a RHEED video.</summary>
public sealed class RheedImageResult : AtomscaleResult
{
    /// <summary>Makes the result of an entry or a snapshot.</summary>
    public RheedImageResult(
        CatalogueEntry catalogueEntry, RasterImage processedImage, Mask? mask, PatternGraph? patternGraph, string? processedDataId, double? timestamp = null)
        : base(catalogueEntry)
    {
        ProcessedImage = processedImage;
        Mask = mask;
        PatternGraph = patternGraph;
        ProcessedDataId = processedDataId ?? catalogueEntry.DataId;
        Timestamp = timestamp;
        Summary = $"RHEED image: {processedImage.Width} x {processedImage.Height} pixels, "
            + (patternGraph is null ? "no pattern" : $"{patternGraph.NodeCount} spots")
            + (mask is null ? ", no mask" : $", mask of {mask.Area} pixels")
            + (timestamp is { } seconds ? $", at {InvariantText.Short(seconds)} s" : "");
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

    /// <summary>Which pixels belong to the pattern; null when the service has no mask.</summary>
    public Mask? Mask { get; }

    /// <summary>The diffraction pattern as a graph; null when the service has none.</summary>
    public PatternGraph? PatternGraph { get; }

    /// <summary>The id of the processed data the pattern belongs to; the data id where the service names none.</summary>
    public string ProcessedDataId { get; }

    /// <summary>Of a snapshot, the time in the video in seconds.</summary>
    public double? Timestamp { get; }
}
