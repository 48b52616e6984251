using System;
using System.Threading;
using Microsoft.Extensions.Time.Testing;

namespace Atomscale.Client.Tests;

/// <summary>A fake clock that tells how many waits have begun: time that passes before one begins is not part of it.</summary>
internal sealed class CountingTimeProvider : FakeTimeProvider
{
    private int _waits;

    public int Waits => Volatile.Read(ref _waits);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref _waits);
        return timer;
    }
}
