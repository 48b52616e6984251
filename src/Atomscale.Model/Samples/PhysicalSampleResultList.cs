using System.Collections.Generic;

namespace Atomscale;

/// <summary>The samples of a project with their results; its text is their summaries.</summary>
public sealed class PhysicalSampleResultList : ItemList<PhysicalSampleResult>
{
    /// <summary>Copies the references.</summary>
    public PhysicalSampleResultList(IEnumerable<PhysicalSampleResult> items) : base(items) { }
}
