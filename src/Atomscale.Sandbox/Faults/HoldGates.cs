using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Faults;

/// <summary>Requests that wait at a named gate until somebody opens it.</summary>
internal sealed class HoldGates
{
    private readonly ConcurrentDictionary<TaskCompletionSource, string> _waiting = new();

    /// <summary>The names that requests wait at now.</summary>
    public IReadOnlyList<string> Names => [.. _waiting.Values.Distinct().Order()];

    public async Task WaitAsync(string name, CancellationToken cancellationToken)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[gate] = name;
        try
        {
            await gate.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _waiting.TryRemove(gate, out _);
        }
    }

    /// <summary>Lets go all that wait at a name now, and says how many.</summary>
    public int Release(string name)
    {
        var gates = _waiting.Where(pair => pair.Value == name).Select(pair => pair.Key).ToList();
        return gates.Count(gate => gate.TrySetResult());
    }
}
