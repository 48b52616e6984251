namespace Atomscale.Sandbox.Faults;

/// <summary>What an <c>etag</c> fault does.</summary>
internal enum ETagSpoiling
{
    /// <summary>Leaves the header out.</summary>
    None,

    /// <summary>Leaves the quotes out.</summary>
    Unquoted,

    /// <summary>Says that it is weak: good for comparing, not for ranges.</summary>
    Weak,

    /// <summary>Sends another one of the same look.</summary>
    Wrong,
}
