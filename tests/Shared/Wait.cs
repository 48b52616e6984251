using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace Atomscale.Testing;

/// <summary>
/// Waits for what a test is about. The limit is the same everywhere and only ends a hang: it is never reached on a busy machine, and
/// no test depends on how long anything takes.
/// </summary>
internal static class Wait
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(20);

    /// <summary>After this long, something hangs.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(2);

    /// <param name="condition">What has to hold.</param>
    /// <param name="text">The condition as it is written, for the error.</param>
    public static Task UntilAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
        => UntilAsync(() => Task.FromResult(condition()), () => Task.FromResult(text));

    /// <param name="condition">What has to hold.</param>
    /// <param name="state">Says how things are instead, for the error.</param>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<Task<string>> state)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition().ConfigureAwait(false))
        {
            if (watch.Elapsed > Limit)
                throw new TimeoutException($"Waited {Limit.TotalSeconds} s in vain: {await state().ConfigureAwait(false)}.");
            await Task.Delay(_interval).ConfigureAwait(false);
        }
    }
}
