using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace Atomscale.PowerShell;

/// <summary>Keeps what the server offered for a minute, by connection; a connection that is gone takes its values along.</summary>
internal sealed class CompletionCache
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);

    private readonly ConditionalWeakTable<AtomscaleConnection, Dictionary<Type, Slot>> _connections = new();

    public static CompletionCache Shared { get; } = new();

    /// <summary>The values, or the loading of them; a failed loading offers nothing and is tried again when its time is over.</summary>
    public Task<IReadOnlyList<CompletionValue>> Get(AtomscaleConnection connection, Type completer, Func<Task<IReadOnlyList<CompletionValue>>> load)
    {
        var slots = _connections.GetOrCreateValue(connection);
        lock (slots)
        {
            if (slots.TryGetValue(completer, out var slot) && slot.Age.Elapsed < s_lifetime) return slot.Values;
            var loading = Task.Run(() => LoadAsync(load));
            slots[completer] = new Slot(loading);
            return loading;
        }
    }

    // A prompt has no place for an error: the command itself reports it when it is run.
    private static async Task<IReadOnlyList<CompletionValue>> LoadAsync(Func<Task<IReadOnlyList<CompletionValue>>> load)
    {
        try
        {
            return await load().ConfigureAwait(false);
        }
        catch (AtomscaleException)
        {
            return [];
        }
    }

    private sealed class Slot(Task<IReadOnlyList<CompletionValue>> values)
    {
        public Task<IReadOnlyList<CompletionValue>> Values { get; } = values;

        public Stopwatch Age { get; } = Stopwatch.StartNew();
    }
}
