namespace Atomscale.Sandbox.Storage;

/// <summary>What the storage's ETags are.</summary>
internal enum ETagForm
{
    /// <summary>The MD5 of the bytes; of a file that was sent in parts, the MD5 of the parts' MD5s, a dash and their number.</summary>
    Md5,

    /// <summary>Text that says nothing of the bytes, and cannot be taken for a hash.</summary>
    Opaque,

    /// <summary>32 hex digits that are not the MD5, as those of stores that encrypt.</summary>
    Hex,
}
