using System;

namespace Atomscale;

/// <summary>A project, which holds physical samples. Its text is its name.</summary>
public sealed class Project
{
    /// <summary>Makes the project.</summary>
    public Project(
        string projectId,
        string? projectName = null,
        long? physicalSampleCount = null,
        string? projectNotes = null,
        DateTimeOffset? projectNotesLastUpdated = null,
        DateTimeOffset? lastUpdated = null,
        string? owner = null,
        PropertyBag? additionalFields = null)
    {
        ProjectId = projectId;
        ProjectName = projectName;
        PhysicalSampleCount = physicalSampleCount;
        ProjectNotes = projectNotes;
        ProjectNotesLastUpdated = projectNotesLastUpdated;
        LastUpdated = lastUpdated;
        Owner = owner;
        AdditionalFields = additionalFields ?? PropertyBag.Empty;
    }

    /// <summary>The project's id.</summary>
    public string ProjectId { get; }

    /// <summary>The project's name.</summary>
    public string? ProjectName { get; }

    /// <summary>How many samples it holds.</summary>
    public long? PhysicalSampleCount { get; }

    /// <summary>Notes on the project.</summary>
    public string? ProjectNotes { get; }

    /// <summary>When the notes last changed (UTC).</summary>
    public DateTimeOffset? ProjectNotesLastUpdated { get; }

    /// <summary>When it last changed (UTC).</summary>
    public DateTimeOffset? LastUpdated { get; }

    /// <summary>Who owns it.</summary>
    public string? Owner { get; }

    /// <summary>Every field of the service's answer that has no property here.</summary>
    public PropertyBag AdditionalFields { get; }

    /// <summary>The name, else the id.</summary>
    public override string ToString() => ProjectName ?? ProjectId;
}
