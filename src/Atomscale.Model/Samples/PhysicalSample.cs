using System;

namespace Atomscale;

/// <summary>A physical sample that data entries belong to. Its text is its name.</summary>
public sealed class PhysicalSample
{
    /// <summary>Makes the sample. Lists and bags that are left out are empty, never null.</summary>
    public PhysicalSample(
        string physicalSampleId,
        string? physicalSampleName = null,
        ProjectReferenceList? projects = null,
        PropertyBag? targetMaterial = null,
        PropertyBag? sampleMetadata = null,
        string? sampleNotes = null,
        DateTimeOffset? sampleNotesLastUpdated = null,
        string? growthInstrument = null,
        long? dataItems = null,
        DateTimeOffset? createdDatetime = null,
        DateTimeOffset? lastUpdated = null,
        string? owner = null,
        PropertyBag? additionalFields = null)
    {
        PhysicalSampleId = physicalSampleId;
        PhysicalSampleName = physicalSampleName;
        Projects = projects ?? ProjectReferenceList.Empty;
        ProjectId = Projects.Count > 0 ? Projects[0].ProjectId : null;
        ProjectName = Projects.Count > 0 ? Projects[0].ProjectName : null;
        TargetMaterial = targetMaterial ?? PropertyBag.Empty;
        SampleMetadata = sampleMetadata ?? PropertyBag.Empty;
        SampleNotes = sampleNotes;
        SampleNotesLastUpdated = sampleNotesLastUpdated;
        GrowthInstrument = growthInstrument;
        DataItems = dataItems;
        CreatedDatetime = createdDatetime;
        LastUpdated = lastUpdated;
        Owner = owner;
        AdditionalFields = additionalFields ?? PropertyBag.Empty;
    }

    /// <summary>The sample's id.</summary>
    public string PhysicalSampleId { get; }

    /// <summary>The sample's name.</summary>
    public string? PhysicalSampleName { get; }

    /// <summary>The id of its first project.</summary>
    public string? ProjectId { get; }

    /// <summary>The name of its first project.</summary>
    public string? ProjectName { get; }

    /// <summary>All its projects.</summary>
    public ProjectReferenceList Projects { get; }

    /// <summary>What is grown on what: <c>substrate</c> and <c>sample_name</c>.</summary>
    public PropertyBag TargetMaterial { get; }

    /// <summary>What the lab noted of the sample.</summary>
    public PropertyBag SampleMetadata { get; }

    /// <summary>Notes on the sample.</summary>
    public string? SampleNotes { get; }

    /// <summary>When the notes last changed (UTC).</summary>
    public DateTimeOffset? SampleNotesLastUpdated { get; }

    /// <summary>The instrument it was grown in.</summary>
    public string? GrowthInstrument { get; }

    /// <summary>How many data entries belong to it.</summary>
    public long? DataItems { get; }

    /// <summary>When it was made known to the service (UTC).</summary>
    public DateTimeOffset? CreatedDatetime { get; }

    /// <summary>When it last changed (UTC).</summary>
    public DateTimeOffset? LastUpdated { get; }

    /// <summary>Who owns it.</summary>
    public string? Owner { get; }

    /// <summary>Every field of the service's answer that has no property here.</summary>
    public PropertyBag AdditionalFields { get; }

    /// <summary>The name, else the id.</summary>
    public override string ToString() => PhysicalSampleName ?? PhysicalSampleId;
}
