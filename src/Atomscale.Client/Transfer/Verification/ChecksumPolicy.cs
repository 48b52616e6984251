namespace Atomscale.Client.Transfer.Verification;

/// <summary>
/// Whether a checksum is computed for what is sent to a storage: where no answer until now had an ETag that can be an MD5, it would be in vain.
/// Thread-safe.
/// </summary>
internal sealed class ChecksumPolicy
{
    private volatile bool _sawOther;
    private volatile bool _sawCandidate;

    /// <summary>Whether the MD5 of a part is computed while it is sent.</summary>
    public bool ComputesMd5 => _sawCandidate || !_sawOther;

    /// <summary>Notes the ETag of an answer; null when there was none.</summary>
    public void Note(EntityTag? tag)
    {
        if (tag?.Md5 is not null) _sawCandidate = true;
        else if (tag is not null) _sawOther = true;
    }
}
