using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.PowerShell;

/// <summary>
/// The one way from worker tasks to the pipeline thread: an ordered, bounded queue of actions. Only that thread may write to a
/// command's streams; a worker that is faster than the pipeline waits here for room.
/// </summary>
internal sealed class PipelineQueue
{
    private const int Capacity = 256;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    // Null only wakes the thread that waits.
    private readonly BlockingCollection<Action?> _actions = new();
    private readonly SemaphoreSlim _room = new(Capacity, Capacity);

    /// <summary>From a worker: an action for the pipeline thread.</summary>
    public async Task PostAsync(Action action, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        _actions.Add(action, CancellationToken.None);
    }

    /// <summary>On the pipeline thread: carries out actions until the work has ended and nothing is left.</summary>
    /// <param name="work">The work.</param>
    /// <param name="look">Is called about twice a second.</param>
    /// <param name="cancellationToken">The command's.</param>
    /// <exception cref="OperationCanceledException">The command was stopped.</exception>
    public void Drain(Task work, Action look, CancellationToken cancellationToken)
    {
        var sinceLook = Stopwatch.StartNew();
        WakeAfter(work);
        while (!work.IsCompleted || _actions.Count > 0)
        {
            var hasAction = _actions.TryTake(out var action, (int)s_interval.TotalMilliseconds, cancellationToken);
            if (sinceLook.Elapsed >= s_interval)
            {
                look();
                sinceLook.Restart();
            }

            if (!hasAction || action is null) continue;
            _room.Release();
            action();
        }

        look();
    }

    /// <summary>On the pipeline thread, when nothing can be written any more: makes room for the worker until it has ended, at most for a while.</summary>
    public void Abandon(Task work, TimeSpan timeout)
    {
        WakeAfter(work);
        var watch = Stopwatch.StartNew();
        while (!work.IsCompleted && timeout - watch.Elapsed is { Ticks: > 0 } left)
        {
            if (_actions.TryTake(out var action, left) && action is not null) _room.Release();
        }
    }

    private void WakeAfter(Task work) =>
        work.ContinueWith(_ => _actions.Add(null), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
