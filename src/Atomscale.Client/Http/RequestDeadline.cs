using System;

namespace Atomscale.Client.Http;

/// <summary>
/// How long a call may take in all: (tries + 1) times the deadline of one try. The time in which a body is read does not count,
/// it has the idle limit instead.
/// </summary>
internal sealed class RequestDeadline(TimeProvider time, TimeSpan attemptLimit, int attempts)
{
    private TimeSpan _spent;
    private long? _since;

    /// <summary>What is left.</summary>
    public TimeSpan Left => TimeSpan.FromTicks(attemptLimit.Ticks * (attempts + 1)) - _spent - (_since is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero);

    /// <summary>The deadline of the next try.</summary>
    public TimeSpan NextAttempt => Left < attemptLimit ? Left : attemptLimit;

    /// <summary>Time counts from now.</summary>
    public void Run() => _since ??= time.GetTimestamp();

    /// <summary>Time does not count from now.</summary>
    public void Pause()
    {
        if (_since is { } since) _spent += time.GetElapsedTime(since);
        _since = null;
    }
}
