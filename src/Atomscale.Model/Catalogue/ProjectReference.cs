namespace Atomscale;

/// <summary>A project as a catalogue entry or a sample names it. Its text is the project's name.</summary>
public sealed class ProjectReference
{
    /// <summary>Makes the reference.</summary>
    public ProjectReference(string? id, string? name)
    {
        ProjectId = id;
        ProjectName = name;
    }

    /// <summary>The project's id.</summary>
    public string? ProjectId { get; }

    /// <summary>The project's name.</summary>
    public string? ProjectName { get; }

    /// <summary>The name, else the id.</summary>
    public override string ToString() => ProjectName ?? ProjectId ?? "";
}
