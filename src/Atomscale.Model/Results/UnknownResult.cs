using System;

namespace Atomscale;

/// <summary>An entry whose data type this version of the module does not know: its catalogue entry and nothing more.</summary>
public sealed class UnknownResult : AtomscaleResult
{
    /// <summary>Makes the result of an entry.</summary>
    public UnknownResult(CatalogueEntry catalogueEntry)
        : base(catalogueEntry)
    {
        PointCount = 0;
        Summary = $"unknown data type '{catalogueEntry.DataType}'";
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
}
