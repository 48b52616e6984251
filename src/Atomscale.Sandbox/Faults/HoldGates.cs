using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Faults;

/// <summary>Requests that wait at a named gate until somebody opens it.</summary>
internal sealed class HoldGates
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TaskCompletionSource, string> _waiting = [];
    private int _mostWaiting;

    /// <summary>The names that requests wait at now, each as often as requests wait there.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_lock)
                return [.. _waiting.Values.Order()];
        }
    }

    /// <summary>How many requests have waited at the same time at most.</summary>
    public int MostWaiting
    {
        get
        {
            lock (_lock)
                return _mostWaiting;
        }
    }

    public async Task WaitAsync(string name, CancellationToken cancellationToken)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting[gate] = name;
            _mostWaiting = int.Max(_mostWaiting, _waiting.Count);
        }
        try
        {
            await gate.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_lock)
                _waiting.Remove(gate);
        }
    }

    /// <summary>Releases all that wait at a name now, and says how many.</summary>
    public int Release(string name)
    {
        lock (_lock)
            return _waiting.Where(pair => pair.Value == name).Count(pair => pair.Key.TrySetResult());
    }

    /// <summary>Counts again how many wait at the same time.</summary>
    public void Recount()
    {
        lock (_lock)
            _mostWaiting = _waiting.Count;
    }
}
