namespace Atomscale.Sandbox.Lab;

/// <summary>Which generation of the API an entry, or the whole server, belongs to.</summary>
internal enum Generation
{
    Older,
    Newer,

    /// <summary>A newer server that has stationary and rotating RHEED videos under the one type <c>rheed</c>, and refuses the older names.</summary>
    Unified,

    /// <summary>A server only: each entry keeps its own generation.</summary>
    Mixed,
}
