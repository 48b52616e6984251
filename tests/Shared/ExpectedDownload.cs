namespace Atomscale.Testing;

/// <summary>What a file that the sandbox gives out really is, whatever faults do to it on the way.</summary>
internal sealed class ExpectedDownload
{
    public long Length { get; set; }

    /// <summary>64 lower-case hex digits.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>Without its quotes.</summary>
    public string Etag { get; set; } = "";
}
