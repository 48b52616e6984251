namespace Atomscale.Client.Analysis.Patterns;

/// <summary>What the service's fingerprint of a RHEED image holds; both parts may be absent.</summary>
internal sealed class Fingerprint
{
    public Fingerprint(string? processedDataId, QuikPatternGraph? graph)
    {
        ProcessedDataId = processedDataId;
        Graph = graph;
    }

    /// <summary>A fingerprint that is nothing.</summary>
    public static Fingerprint None { get; } = new(null, null);

    /// <summary>The id of the processed image; where it is absent the data id stands for it.</summary>
    public string? ProcessedDataId { get; }

    public QuikPatternGraph? Graph { get; }
}
