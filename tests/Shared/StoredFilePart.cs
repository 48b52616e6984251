namespace Atomscale.Testing;

/// <summary>A part of a file in the sandbox's storage.</summary>
internal sealed class StoredFilePart
{
    public int Number { get; set; }

    public long Length { get; set; }

    /// <summary>Without its quotes.</summary>
    public string Etag { get; set; } = "";
}
