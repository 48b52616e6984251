namespace Atomscale.Client.Api;

/// <summary>Where a file of an entry is, and what the service calls it.</summary>
internal sealed class DownloadLink(string url, string? fileName, string? fileFormat)
{
    public string Url { get; } = url;

    /// <summary>The service's name for it; null when it has none. Not to be trusted as a path.</summary>
    public string? FileName { get; } = fileName;

    public string? FileFormat { get; } = fileFormat;
}
