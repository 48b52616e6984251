namespace Atomscale.Client.Transfer;

/// <summary>
/// What the ETags of one command's storage were like until now: where none was of an MD5's form, no file's MD5 is worked out any more.
/// Thread-safe.
/// </summary>
internal sealed class ChecksumPolicy
{
    private volatile bool _sawOther;
    private volatile bool _sawCandidate;

    /// <summary>Whether ETags came, and none that could be an MD5.</summary>
    public bool AreOpaque => _sawOther && !_sawCandidate;

    /// <summary>Notes an ETag as it came; null is none.</summary>
    public void Note(string? etag)
    {
        if (EtagText.Candidate(etag) is not null) _sawCandidate = true;
        else if (etag is not null) _sawOther = true;
    }
}
