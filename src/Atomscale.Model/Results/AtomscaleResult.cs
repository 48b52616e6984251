using System;

namespace Atomscale;

/// <summary>
/// What the service's analysis of one catalogue entry gave. Its text is its summary.
/// </summary>
/// <remarks>
/// The properties up to <see cref="Summary"/> are abstract here and declared first in each sealed type, since PowerShell lists a
/// derived type's own properties before those of its base, and Export-Csv takes its columns from the first object: so a mixed
/// export has the same filled first columns whichever type comes first.
/// </remarks>
public abstract class AtomscaleResult
{
    /// <summary>Keeps the entry.</summary>
    protected AtomscaleResult(CatalogueEntry catalogueEntry) =>
        CatalogueEntry = catalogueEntry ?? throw new ArgumentNullException(nameof(catalogueEntry));

    /// <summary>The entry's data id.</summary>
    public abstract string DataId { get; }

    /// <summary>The entry's data type in the service's spelling.</summary>
    public abstract string DataType { get; }

    /// <summary>The state of the analysis in the service's spelling.</summary>
    public abstract string Status { get; }

    /// <summary>The uploaded file's name.</summary>
    public abstract string? FileName { get; }

    /// <summary>The id of the physical sample.</summary>
    public abstract string? PhysicalSampleId { get; }

    /// <summary>The name of the physical sample.</summary>
    public abstract string? PhysicalSampleName { get; }

    /// <summary>The id of the first project.</summary>
    public abstract string? ProjectId { get; }

    /// <summary>The name of the first project.</summary>
    public abstract string? ProjectName { get; }

    /// <summary>Who uploaded the entry.</summary>
    public abstract string? Owner { get; }

    /// <summary>The instrument that recorded the data.</summary>
    public abstract string? InstrumentSource { get; }

    /// <summary>When the file was uploaded (UTC).</summary>
    public abstract DateTimeOffset? UploadDatetime { get; }

    /// <summary>When the data was recorded (UTC).</summary>
    public abstract DateTimeOffset? CollectedDatetime { get; }

    /// <summary>The length of the growth in seconds.</summary>
    public abstract double? GrowthLength { get; }

    /// <summary>The number of points of a spectrum, of rows of a time series; 0 where there are none.</summary>
    public abstract long PointCount { get; }

    /// <summary>The result in one line: kind, counts, ranges, units.</summary>
    public abstract string Summary { get; }

    /// <summary>The catalogue entry the result belongs to.</summary>
    public CatalogueEntry CatalogueEntry { get; }

    /// <summary>The summary.</summary>
    public override string ToString() => Summary;
}
