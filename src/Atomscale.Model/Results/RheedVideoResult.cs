using System;

namespace Atomscale;

/// <summary>The analysis of a RHEED video: its time series and, when asked for, its snapshots.</summary>
public sealed class RheedVideoResult : TimeseriesResult
{
    /// <summary>Makes the result of an entry from its table and snapshots.</summary>
    public RheedVideoResult(CatalogueEntry catalogueEntry, Timeseries timeseriesData, ResultList? snapshotImages = null, bool isRotating = false)
        : base(catalogueEntry)
    {
        TimeseriesData = timeseriesData;
        SnapshotImages = snapshotImages ?? ResultList.Empty;
        IsRotating = isRotating;
        PointCount = timeseriesData.RowCount;
        Summary = Describe(IsRotating ? "rotating RHEED" : "RHEED");
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

    /// <summary>Whether the sample was rotating: the table then holds a series for each angle.</summary>
    public bool IsRotating { get; }
}
