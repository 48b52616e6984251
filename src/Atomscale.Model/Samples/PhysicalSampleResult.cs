namespace Atomscale;

/// <summary>All results of a physical sample and, when asked for, its time series on one clock.</summary>
public sealed class PhysicalSampleResult
{
    /// <summary>Makes the result.</summary>
    public PhysicalSampleResult(string physicalSampleId, string? physicalSampleName, ResultList dataResults, AlignedTimeseries? alignedTimeseries = null, MissingResultList? missing = null)
    {
        PhysicalSampleId = physicalSampleId;
        PhysicalSampleName = physicalSampleName;
        DataResults = dataResults;
        AlignedTimeseries = alignedTimeseries;
        Missing = missing ?? MissingResultList.Empty;
    }

    /// <summary>The sample's id.</summary>
    public string PhysicalSampleId { get; }

    /// <summary>The sample's name.</summary>
    public string? PhysicalSampleName { get; }

    /// <summary>The results of its entries, in the catalogue's order.</summary>
    public ResultList DataResults { get; }

    /// <summary>Its time series on one clock; null when that was not asked for.</summary>
    public AlignedTimeseries? AlignedTimeseries { get; }

    /// <summary>Its entries that have no result, and why.</summary>
    public MissingResultList Missing { get; }

    /// <summary>Name and counts.</summary>
    public override string ToString() => $"{PhysicalSampleName ?? PhysicalSampleId}: {DataResults.Count} results{(AlignedTimeseries is null ? "" : $", aligned: {AlignedTimeseries}")}";
}
