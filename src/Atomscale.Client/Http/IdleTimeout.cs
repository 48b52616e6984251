using System;
using System.Threading;

namespace Atomscale.Client.Http;

/// <summary>Ends an exchange in which nothing moves for too long, and tells that from the user's own cancelling.</summary>
internal sealed class IdleTimeout : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _outer;
    private readonly TimeSpan _limit;

    public IdleTimeout(TimeSpan limit, CancellationToken outer)
    {
        _limit = limit;
        _outer = outer;
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether time ran out.</summary>
    public bool HasElapsed => _source.IsCancellationRequested && !_outer.IsCancellationRequested;

    /// <summary>Something moved: the limit counts from now.</summary>
    public void Moved() => _source.CancelAfter(_limit);

    /// <summary>The other side is at work: it has this long from now.</summary>
    public void Allow(TimeSpan time) => _source.CancelAfter(time);

    /// <summary>Ends the exchange.</summary>
    public void Cancel() => _source.Cancel();

    public void Dispose() => _source.Dispose();
}
