namespace Atomscale.Client.Api;

/// <summary>A snapshot of a video as its list names it: the image's id, and the time in the video in seconds.</summary>
internal sealed class Snapshot(string imageId, double? seconds)
{
    public string ImageId { get; } = imageId;

    public double? Seconds { get; } = seconds;
}
