using System;
using System.Threading;

namespace Atomscale.Sandbox;

/// <summary>The sandbox's time: the machine's, plus what tests have advanced it by.</summary>
internal sealed class SandboxClock : TimeProvider
{
    private long _advancedTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _advancedTicks));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _advancedTicks, time.Ticks);
}
