namespace Atomscale;

/// <summary>A result whose data is a table over time.</summary>
public abstract class TimeseriesResult : AtomscaleResult
{
    /// <summary>Keeps the entry.</summary>
    protected TimeseriesResult(CatalogueEntry catalogueEntry) : base(catalogueEntry) { }

    /// <summary>The table; without rows when the service has no points.</summary>
    public abstract Timeseries TimeseriesData { get; }

    /// <summary>The snapshots of a video, when they were asked for.</summary>
    public abstract ResultList SnapshotImages { get; }

    /// <summary>The one-line summary that all series share.</summary>
    protected string Describe(string kind)
    {
        var snapshots = SnapshotImages.Count == 0 ? "" : SnapshotImages.Count == 1 ? ", 1 snapshot" : $", {SnapshotImages.Count} snapshots";
        return $"{kind}: {TimeseriesData}{snapshots}";
    }
}
