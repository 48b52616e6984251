namespace Atomscale;

/// <summary>How it was made sure that a file arrived as it was sent.</summary>
public enum VerificationMethod
{
    /// <summary>Nothing could be compared: the end of the body was all there was.</summary>
    None,

    /// <summary>By its length alone: the storage gave no checksum to compare with.</summary>
    Length,

    /// <summary>By the MD5 of every byte.</summary>
    Md5,
}
