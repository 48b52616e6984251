using System.Threading;

namespace Atomscale.Client.Sync;

/// <summary>Ends a run early when the service is away or refuses the key: ten thousand files would only find out the same. Thread-safe.</summary>
internal sealed class SyncCircuitBreaker
{
    private const int Patience = 3;

    private int _inARow;
    private int _putOff;

    /// <summary>Whether no further file is begun.</summary>
    public bool IsOn => Volatile.Read(ref _inARow) >= Patience;

    /// <summary>How many files were put off for it.</summary>
    public int PutOff => Volatile.Read(ref _putOff);

    /// <summary>A file met a fault that may be the service's.</summary>
    public void Note() => Interlocked.Increment(ref _inARow);

    /// <summary>The service is there.</summary>
    public void Release() => Interlocked.Exchange(ref _inARow, 0);

    /// <summary>Nothing is of use any more.</summary>
    public void Pull() => Interlocked.Exchange(ref _inARow, int.MaxValue / 2);

    /// <summary>A file is put off.</summary>
    public void Count() => Interlocked.Increment(ref _putOff);
}
