using System;

namespace Atomscale;

/// <summary>The readings of a growth tool (<c>tool_state</c>, in older servers <c>metrology</c>) over time.</summary>
public sealed class MetrologyResult : TimeseriesResult
{
    /// <summary>Makes the result of an entry from its table and snapshots.</summary>
    public MetrologyResult(CatalogueEntry catalogueEntry, Timeseries timeseriesData, ResultList? snapshotImages = null)
        : base(catalogueEntry)
    {
        TimeseriesData = timeseriesData;
        SnapshotImages = snapshotImages ?? ResultList.Empty;
        PointCount = timeseriesData.RowCount;
        Summary = Describe("tool state");
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

    /// <inheritdoc/>
    public override Timeseries TimeseriesData { get; }

    /// <inheritdoc/>
    public override ResultList SnapshotImages { get; }
}
