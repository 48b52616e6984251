namespace Atomscale;

/// <summary>What became of the file of an unfinished upload.</summary>
public enum UploadSourceState
{
    /// <summary>Not known: another process sends the file now.</summary>
    Unknown,

    /// <summary>It is as it was: the upload can be resumed.</summary>
    Unchanged,

    /// <summary>It has another length or change time: it would be sent from its beginning.</summary>
    Changed,

    /// <summary>It is not there any more.</summary>
    Missing,
}
