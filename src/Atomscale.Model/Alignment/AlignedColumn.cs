namespace Atomscale;

/// <summary>What a column of a joint table holds, and where it comes from. Its text is <c>id|domain|metric</c>, as in exported files.</summary>
public sealed class AlignedColumn
{
    /// <summary>The data id of a column that several entries share.</summary>
    public const string Shared = "shared";

    /// <summary>Names the column.</summary>
    public AlignedColumn(string dataId, string domain, string metric, string? unit = null)
    {
        DataId = dataId;
        Domain = domain;
        Metric = metric;
        Unit = unit;
    }

    /// <summary>The data id of the entry, or <c>shared</c> where several entries agree.</summary>
    public string DataId { get; }

    /// <summary>The domain in the service's spelling: <c>rheed</c>, <c>optical</c>, <c>tool_state</c>, <c>ellipsometry</c>.</summary>
    public string Domain { get; }

    /// <summary>The name of the column in the entry's own table.</summary>
    public string Metric { get; }

    /// <summary>The unit, where the service names one.</summary>
    public string? Unit { get; }

    /// <summary>The column's header in exported files.</summary>
    public override string ToString() => $"{DataId}|{Domain}|{Metric}";
}
