using System.Threading;

namespace Atomscale.Client.Transfer;

/// <summary>Counts of one transfer, read by whoever shows progress. Thread-safe.</summary>
public sealed class TransferProgress
{
    private readonly TransferProgress? _whole;
    private long _bytes;
    private long _total;
    private long _gained;

    /// <summary>Makes the count of one file, or of a whole command.</summary>
    /// <param name="name">What is shown for it.</param>
    /// <param name="whole">What it is a part of.</param>
    public TransferProgress(string name, TransferProgress? whole = null)
    {
        Name = name;
        _whole = whole;
    }

    /// <summary>What is shown for it.</summary>
    public string Name { get; }

    /// <summary>The bytes that have moved and stay so: a part that is repeated is taken back first.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The bytes to move, as far as known.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>The bytes that this run has brought over, as far as the other side has confirmed them: what rates are made of.</summary>
    public long Confirmed => Interlocked.Read(ref _gained);

    internal void Confirm(long count)
    {
        Interlocked.Add(ref _gained, count);
        _whole?.Confirm(count);
    }

    internal void Moved(long count)
    {
        if (count == 0) return;
        Interlocked.Add(ref _bytes, count);
        _whole?.Moved(count);
    }

    internal void Expect(long total)
    {
        var before = Interlocked.Exchange(ref _total, total);
        _whole?.AddTotal(total - before);
    }

    private void AddTotal(long count) => Interlocked.Add(ref _total, count);
}
