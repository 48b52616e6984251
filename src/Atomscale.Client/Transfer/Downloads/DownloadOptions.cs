namespace Atomscale.Client.Transfer.Downloads;

/// <summary>How files are fetched.</summary>
public sealed class DownloadOptions
{
    /// <summary>The folder to put them in; made when it is not there.</summary>
    public required string Folder { get; init; }

    /// <summary>The name of the one file that is fetched; null: the service's names.</summary>
    public string? FileName { get; init; }

    /// <summary>Which of an entry's files.</summary>
    public FileKind Kind { get; init; }

    /// <summary>Whether each name gets the entry's id.</summary>
    public bool AppendId { get; init; }

    /// <summary>Whether a file that is there is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether a file that is there, and is the same, is left as it is.</summary>
    public bool SkipExisting { get; init; }
}
