namespace Atomscale.Client.Transfer;

/// <summary>The buffers of transfers.</summary>
internal static class TransferBuffer
{
    /// <summary>How many bytes are read, written or hashed at a time.</summary>
    public const int Size = 256 * 1024;
}
