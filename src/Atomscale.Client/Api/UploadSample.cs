namespace Atomscale.Client.Api;

/// <summary>The sample, and the project, that files are sent for.</summary>
public sealed class UploadSample
{
    internal UploadSample(string id, string? name, string? projectId)
    {
        Id = id;
        Name = name;
        ProjectId = projectId;
    }

    /// <summary>The sample's id.</summary>
    public string Id { get; }

    /// <summary>The sample's name.</summary>
    public string? Name { get; }

    /// <summary>The project's id; null when none was named.</summary>
    public string? ProjectId { get; }
}
