namespace Atomscale.Client.Transfer.Downloads;

/// <summary>A file that is wanted.</summary>
public sealed class DownloadRequest
{
    /// <summary>Makes the request.</summary>
    /// <param name="dataId">The entry's id.</param>
    /// <param name="fileName">The entry's own file name, where it is known.</param>
    /// <param name="item">What the user gave, for errors.</param>
    public DownloadRequest(string dataId, string? fileName, object? item)
    {
        DataId = dataId;
        FileName = fileName;
        Item = item;
    }

    /// <summary>The entry's id.</summary>
    public string DataId { get; }

    /// <summary>The entry's own file name; null when only the id is known.</summary>
    public string? FileName { get; }

    /// <summary>How messages call it.</summary>
    internal string Shown => FileName is { } name ? $"Entry {DataId} ({name})" : $"Entry {DataId}";

    /// <summary>What the user gave.</summary>
    public object? Item { get; }
}
