using System.Collections.Generic;

namespace Atomscale;

/// <summary>The projects of an entry or a sample; its text is their names.</summary>
public sealed class ProjectReferenceList : ItemList<ProjectReference>
{
    /// <summary>A list without projects.</summary>
    public static ProjectReferenceList Empty { get; } = new([]);

    /// <summary>Copies the references.</summary>
    public ProjectReferenceList(IEnumerable<ProjectReference> items) : base(items) { }
}
