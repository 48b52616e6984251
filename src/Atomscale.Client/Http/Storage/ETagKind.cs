namespace Atomscale.Client.Http.Storage;

/// <summary>What the ETags of a storage host are.</summary>
internal enum ETagKind
{
    /// <summary>Not known yet.</summary>
    Unknown,

    /// <summary>The MD5 of the bytes, where they look like one.</summary>
    Md5,

    /// <summary>They look like an MD5 and are none.</summary>
    NotMd5,

    /// <summary>None that can be an MD5 came in answer to what was sent: they have another form, or the storage says that it encrypts.</summary>
    Opaque,
}
