namespace Atomscale.Sandbox.Storage;

/// <summary>How the storage says that it encrypts objects.</summary>
internal enum StorageEncryption
{
    /// <summary>It says nothing.</summary>
    None,

    /// <summary>With the storage's own key: ETags stay MD5 sums.</summary>
    Aes256,

    /// <summary>With a key of a key service (SSE-KMS).</summary>
    Kms,

    /// <summary>Twice, with keys of a key service (DSSE-KMS).</summary>
    Dsse,

    /// <summary>With a key of the customer's (SSE-C).</summary>
    Customer,
}
