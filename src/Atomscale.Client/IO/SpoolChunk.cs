namespace Atomscale.Client.IO;

/// <summary>Bytes of a spool in memory: those from Start up to End have not been taken yet.</summary>
internal sealed class SpoolChunk(byte[] bytes, int end)
{
    public byte[] Bytes { get; } = bytes;

    public int Start { get; set; }

    public int End { get; set; } = end;
}
