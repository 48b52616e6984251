using Atomscale.Sandbox.Lab;

namespace Atomscale.Sandbox.Storage;

/// <summary>Which files there are of an entry, and how large those are that exist only while they are read.</summary>
internal sealed class EntryFiles
{
    private readonly Laboratory _lab;
    private readonly long _videoLength;

    public EntryFiles(Laboratory lab, long videoLength)
    {
        _lab = lab;
        _videoLength = videoLength;
    }

    /// <summary>True for an analysed video: its processed form is one too.</summary>
    public static bool HasProcessedVideo(Entry entry) => entry.Status == Statuses.Success && IsVideo(entry);

    /// <summary>True when the file that was sent is still there and no longer grows.</summary>
    public static bool HasRaw(Entry entry)
        => entry.Status is Statuses.Success or Statuses.Error or Statuses.Pending or Statuses.Running;

    /// <summary>Of a file of this kind, in bytes. Odd, so that a last block is never a whole one.</summary>
    public long LengthOf(string kind, Entry entry)
    {
        var draw = _lab.Draw(kind + " length", entry.Index);
        return IsVideo(entry) ? _videoLength + (2 * draw.Below(32 * 1024)) + 1 : (2 * draw.Below(1_500_000)) + 20_001;
    }

    /// <summary>What tells the bytes of this file from those of others.</summary>
    public ulong MarkOf(string kind, Entry entry) => _lab.Draw(kind + " mark", entry.Index).Next();

    private static bool IsVideo(Entry entry) => DataTypes.IsRheedVideo(entry.DataType) || entry.DataType == DataTypes.Optical;
}
