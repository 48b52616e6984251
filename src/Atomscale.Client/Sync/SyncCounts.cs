using System;
using System.Threading;

namespace Atomscale.Client.Sync;

/// <summary>The counts of a run. Thread-safe.</summary>
internal sealed class SyncCounts
{
    private readonly int[] _counts = new int[4];
    private long _bytes;
    private int _found;

    /// <summary>Whether the key was refused.</summary>
    public bool WasKeyRefused { get; set; }

    /// <summary>Whether a part of the folder could not be looked at.</summary>
    public bool HasUnreadable { get; set; }

    public int this[SyncOutcome outcome] => Volatile.Read(ref _counts[(int)outcome]);

    public void Found() => Interlocked.Increment(ref _found);

    public void Count(SyncOutcome outcome) => Interlocked.Increment(ref _counts[(int)outcome]);

    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);

    public AtomscaleSyncRun ToRun(string folder, string ledger, DateTimeOffset started, TimeSpan duration) => new(
        folder, _found, this[SyncOutcome.Sent], this[SyncOutcome.Skipped], this[SyncOutcome.Waiting], this[SyncOutcome.Failed], Interlocked.Read(ref _bytes), started, duration,
        WasKeyRefused ? 2 : this[SyncOutcome.Failed] > 0 || HasUnreadable ? 1 : 0, ledger);
}
