using System.Threading;

namespace Atomscale.Client.Sync;

/// <summary>Ends a run early when the service is away or refuses the key: ten thousand files would only find out the same. Thread-safe.</summary>
internal sealed class SyncCircuitBreaker
{
    private const int FailureLimit = 3;

    private int _failures;
    private int _postponed;

    /// <summary>Whether no further file is started.</summary>
    public bool IsOpen => Volatile.Read(ref _failures) >= FailureLimit;

    /// <summary>How many files were postponed because of it.</summary>
    public int Postponed => Volatile.Read(ref _postponed);

    /// <summary>A file met an error that may be the service's.</summary>
    public void CountFailure() => Interlocked.Increment(ref _failures);

    /// <summary>The service is there.</summary>
    public void Reset() => Interlocked.Exchange(ref _failures, 0);

    /// <summary>The key was refused: no further file is sent.</summary>
    public void Trip() => Interlocked.Exchange(ref _failures, int.MaxValue / 2);

    /// <summary>A file is postponed.</summary>
    public void CountPostponed() => Interlocked.Increment(ref _postponed);
}
