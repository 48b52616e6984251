namespace Atomscale.Client.Transfer;

/// <summary>A part that the storage has.</summary>
internal sealed class CompletedPart(int number, string etag, bool wasCompared)
{
    public int Number { get; } = number;

    /// <summary>As the storage sent it.</summary>
    public string Etag { get; } = etag;

    /// <summary>Whether its MD5 was compared with the ETag.</summary>
    public bool WasCompared { get; } = wasCompared;
}
