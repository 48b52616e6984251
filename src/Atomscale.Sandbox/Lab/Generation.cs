namespace Atomscale.Sandbox.Lab;

/// <summary>Which of the two generations of the API an entry, or the whole server, belongs to.</summary>
internal enum Generation
{
    Older,
    Newer,

    /// <summary>A server only: each entry keeps its own generation.</summary>
    Mixed,
}
