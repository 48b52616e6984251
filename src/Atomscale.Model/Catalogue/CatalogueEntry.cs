using System;

namespace Atomscale;

/// <summary>
/// One entry of the data catalogue: a file that was uploaded and what the service knows of it. Its text is its data id.
/// The fields and their sources are those of the service's <c>data_entries/</c> answer.
/// </summary>
public sealed class CatalogueEntry
{
    /// <summary>Makes the entry. Lists and bags that are left out are empty, never null.</summary>
    /// <exception cref="ArgumentException">The data id is empty.</exception>
    public CatalogueEntry(
        string dataId,
        string dataType,
        string status,
        string? fileName = null,
        string? fileType = null,
        string? instrumentSource = null,
        string? sampleName = null,
        string? physicalSampleId = null,
        string? physicalSampleName = null,
        ProjectReferenceList? projects = null,
        double? growthLength = null,
        DateTimeOffset? uploadDatetime = null,
        DateTimeOffset? lastAccessedDatetime = null,
        DateTimeOffset? lastUpdated = null,
        DateTimeOffset? collectedDatetime = null,
        string? sampleNotes = null,
        DateTimeOffset? sampleNotesLastUpdated = null,
        PropertyBag? fileMetadata = null,
        TextList? tags = null,
        TextList? workspaces = null,
        string? owner = null,
        bool? hasInstrumentLogs = null,
        string? sha3Hash = null,
        PropertyBag? additionalFields = null)
    {
        if (string.IsNullOrWhiteSpace(dataId)) throw new ArgumentException("A catalogue entry needs a data id.", nameof(dataId));
        DataId = dataId;
        FileName = fileName;
        DataType = dataType;
        Status = status;
        FileType = fileType;
        InstrumentSource = instrumentSource;
        SampleName = sampleName;
        PhysicalSampleId = physicalSampleId;
        PhysicalSampleName = physicalSampleName;
        Projects = projects ?? ProjectReferenceList.Empty;
        ProjectId = Projects.Count > 0 ? Projects[0].ProjectId : null;
        ProjectName = Projects.Count > 0 ? Projects[0].ProjectName : null;
        GrowthLength = growthLength;
        UploadDatetime = uploadDatetime;
        LastAccessedDatetime = lastAccessedDatetime;
        LastUpdated = lastUpdated;
        CollectedDatetime = collectedDatetime;
        SampleNotes = sampleNotes;
        SampleNotesLastUpdated = sampleNotesLastUpdated;
        FileMetadata = fileMetadata ?? PropertyBag.Empty;
        Tags = tags ?? TextList.Empty;
        Workspaces = workspaces ?? TextList.Empty;
        Owner = owner;
        HasInstrumentLogs = hasInstrumentLogs;
        Sha3Hash = sha3Hash;
        AdditionalFields = additionalFields ?? PropertyBag.Empty;
    }

    /// <summary>The entry's id: what every other command takes.</summary>
    public string DataId { get; }

    /// <summary>The file's name as it was uploaded.</summary>
    public string? FileName { get; }

    /// <summary>The kind of data in the service's spelling, such as <c>rheed_stationary</c> or <c>xps</c>; a type that this module does not know is kept as it came.</summary>
    public string DataType { get; }

    /// <summary>The state of the analysis in the service's spelling, such as <c>success</c> or <c>pending</c>.</summary>
    public string Status { get; }

    /// <summary>The uploaded file's format.</summary>
    public string? FileType { get; }

    /// <summary>The instrument that recorded the data.</summary>
    public string? InstrumentSource { get; }

    /// <summary>The sample's name as noted with the upload.</summary>
    public string? SampleName { get; }

    /// <summary>The id of the physical sample the data belongs to.</summary>
    public string? PhysicalSampleId { get; }

    /// <summary>The name of that physical sample.</summary>
    public string? PhysicalSampleName { get; }

    /// <summary>The id of the entry's first project.</summary>
    public string? ProjectId { get; }

    /// <summary>The name of the entry's first project.</summary>
    public string? ProjectName { get; }

    /// <summary>All projects of the entry.</summary>
    public ProjectReferenceList Projects { get; }

    /// <summary>The length of the growth in seconds.</summary>
    public double? GrowthLength { get; }

    /// <summary>When the file was uploaded (UTC).</summary>
    public DateTimeOffset? UploadDatetime { get; }

    /// <summary>When the entry was last read (UTC); older servers only.</summary>
    public DateTimeOffset? LastAccessedDatetime { get; }

    /// <summary>When the entry last changed (UTC); newer servers only.</summary>
    public DateTimeOffset? LastUpdated { get; }

    /// <summary>When the data was recorded (UTC).</summary>
    public DateTimeOffset? CollectedDatetime { get; }

    /// <summary>Notes on the entry.</summary>
    public string? SampleNotes { get; }

    /// <summary>When the notes last changed (UTC).</summary>
    public DateTimeOffset? SampleNotesLastUpdated { get; }

    /// <summary>What the service read from the file's own header.</summary>
    public PropertyBag FileMetadata { get; }

    /// <summary>The entry's tags.</summary>
    public TextList Tags { get; }

    /// <summary>The workspaces that hold the entry, by name where the service gives one.</summary>
    public TextList Workspaces { get; }

    /// <summary>Who uploaded the entry.</summary>
    public string? Owner { get; }

    /// <summary>Whether instrument logs belong to the entry.</summary>
    public bool? HasInstrumentLogs { get; }

    /// <summary>The SHA3-256 of the file in hexadecimal, as the service gives it. Not comparable with an upload's SHA-256.</summary>
    public string? Sha3Hash { get; }

    /// <summary>Every field of the service's answer that has no property here.</summary>
    public PropertyBag AdditionalFields { get; }

    /// <summary>The data id.</summary>
    public override string ToString() => DataId;
}
