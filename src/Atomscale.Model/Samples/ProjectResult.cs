using System.Linq;

namespace Atomscale;

/// <summary>All samples of a project with their results and, when asked for, all their time series on one clock.</summary>
public sealed class ProjectResult
{
    /// <summary>Makes the result.</summary>
    public ProjectResult(string projectId, string? projectName, PhysicalSampleResultList samples, AlignedTimeseries? alignedTimeseries = null)
    {
        ProjectId = projectId;
        ProjectName = projectName;
        Samples = samples;
        AlignedTimeseries = alignedTimeseries;
        Missing = new MissingResultList(samples.SelectMany(sample => sample.Missing));
    }

    /// <summary>The project's id.</summary>
    public string ProjectId { get; }

    /// <summary>The project's name.</summary>
    public string? ProjectName { get; }

    /// <summary>Its samples, none of them aligned by itself.</summary>
    public PhysicalSampleResultList Samples { get; }

    /// <summary>All their time series on one clock; null when that was not asked for.</summary>
    public AlignedTimeseries? AlignedTimeseries { get; }

    /// <summary>The entries of its samples that have no result, and why.</summary>
    public MissingResultList Missing { get; }

    /// <summary>Name and counts.</summary>
    public override string ToString() => $"{ProjectName ?? ProjectId}: {Samples.Count} samples{(AlignedTimeseries is null ? "" : $", aligned: {AlignedTimeseries}")}";
}
