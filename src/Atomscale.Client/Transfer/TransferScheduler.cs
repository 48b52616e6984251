using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Transfer;

/// <summary>
/// A bounded number of workers for the pieces of all transfers of a command: those under way first, in their order, then the next one.
/// So many small files go side by side, and one large file has all workers for itself.
/// </summary>
internal sealed class TransferScheduler
{
    private readonly int _limit;
    private readonly CancellationTokenSource _ending;
    private readonly object _gate = new();
    private readonly List<ITransfer> _active = [];
    private readonly Queue<ITransfer> _waiting = new();
    private readonly List<Task> _workers = [];
    private TaskCompletionSource<bool> _change = NewChange();
    private bool _isComplete;

    public TransferScheduler(int limit, CancellationToken cancellationToken)
    {
        _limit = limit;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Adds a transfer; work on it begins at once when a worker is free.</summary>
    public void Add(ITransfer transfer)
    {
        lock (_gate)
        {
            _waiting.Enqueue(transfer);
            while (_workers.Count < _limit) _workers.Add(Task.Run(WorkAsync, CancellationToken.None));
            Signal();
        }
    }

    /// <summary>Waits until all transfers are over; none may be added any more. What a stop left open is let go of.</summary>
    public async Task CompleteAsync()
    {
        Task[] workers;
        lock (_gate)
        {
            _isComplete = true;
            workers = [.. _workers];
            Signal();
        }

        try
        {
            await Task.WhenAll(workers).ConfigureAwait(false);
        }
        finally
        {
            Close();
        }
    }

    /// <summary>Ends all work and lets go of it when the workers have stopped; for a command that ends early.</summary>
    public void Abandon()
    {
        Task[] workers;
        lock (_gate)
        {
            workers = [.. _workers];
            _isComplete = true;
        }

        _ending.Cancel();
        _ = Task.WhenAll(workers).ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                Close();
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                _ending.Token.ThrowIfCancellationRequested();
                Func<CancellationToken, Task>? work;
                Task change;
                lock (_gate)
                {
                    work = Next();
                    if (work is null && _isComplete && _active.Count == 0) return;
                    change = _change.Task;
                }

                if (work is null)
                {
                    await WaitAsync(change).ConfigureAwait(false);
                    continue;
                }

                await work(_ending.Token).ConfigureAwait(false);
                lock (_gate) Signal();
            }
        }
        catch
        {
            // A stop, or a fault of ours: none of the others goes on alone.
            _ending.Cancel();
            throw;
        }
    }

    private async Task WaitAsync(Task change)
    {
        var stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (_ending.Token.Register(() => stopped.TrySetResult(true))) await Task.WhenAny(change, stopped.Task).ConfigureAwait(false);
    }

    private Func<CancellationToken, Task>? Next()
    {
        foreach (var ended in _active.Where(transfer => transfer.IsEnded).ToArray())
        {
            _active.Remove(ended);
            ended.Dispose();
        }

        foreach (var transfer in _active)
        {
            if (transfer.Take() is { } work) return work;
        }

        if (_waiting.Count == 0 || _active.Count >= _limit) return null;
        var next = _waiting.Dequeue();
        _active.Add(next);
        return next.Take();
    }

    private void Close()
    {
        lock (_gate)
        {
            foreach (var transfer in _active.Concat(_waiting)) transfer.Dispose();
            _active.Clear();
            _waiting.Clear();
        }
    }

    private void Signal()
    {
        _change.TrySetResult(true);
        _change = NewChange();
    }

    private static TaskCompletionSource<bool> NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
