namespace Atomscale.Client.Transfer.Verification;

/// <summary>What comparing a checksum with an ETag says of a part or a file.</summary>
internal enum VerificationResult
{
    /// <summary>They are the same.</summary>
    Verified,

    /// <summary>There is nothing to compare: no checksum was computed, or the ETag is none.</summary>
    NotCompared,

    /// <summary>They differ: the part or file is transferred once more.</summary>
    Retry,

    /// <summary>They differ after every retry, where ETags are known to be checksums.</summary>
    Failed,
}
