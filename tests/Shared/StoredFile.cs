using System.Collections.Generic;

namespace Atomscale.Testing;

/// <summary>A file that the sandbox's storage has taken, or is taking.</summary>
internal sealed class StoredFile
{
    public string DataId { get; set; } = "";

    /// <summary>Null when the upload is one PUT that needs no completion.</summary>
    public string? UploadId { get; set; }

    /// <summary>The name it was sent under.</summary>
    public string FileName { get; set; } = "";

    /// <summary>Null while the upload is open.</summary>
    public long? Length { get; set; }

    /// <summary>Of all its bytes, 64 lower-case hex digits; null when it was not asked for, or the upload is open.</summary>
    public string? Sha256 { get; set; }

    /// <summary>How many parts were announced.</summary>
    public int PartCount { get; set; }

    /// <summary>The parts that have arrived, in order.</summary>
    public List<StoredFilePart> Parts { get; set; } = [];

    public override string ToString() => $"{FileName} ({Length})";
}
