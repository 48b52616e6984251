namespace Atomscale.Client.Transfer.Downloads;

/// <summary>A file that was fetched, or was there already.</summary>
public sealed class SavedFile
{
    internal SavedFile(string path, VerificationMethod verifiedBy)
    {
        Path = path;
        VerifiedBy = verifiedBy;
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>How it was verified.</summary>
    public VerificationMethod VerifiedBy { get; }
}
