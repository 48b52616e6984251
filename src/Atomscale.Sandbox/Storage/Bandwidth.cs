using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Storage;

/// <summary>
/// A line that all connections of the storage share, in both directions: a clock of when it is free again. Bytes that are taken move that
/// clock on by the time they need, and who takes them waits for it.
/// </summary>
internal sealed class Bandwidth
{
    // Timers are late by a millisecond or so; what the line stood idle for that is made up for, but no more.
    private static readonly long _slack = Stopwatch.Frequency / 40;

    private readonly Lock _lock = new();
    private readonly double _ticksPerByte;
    private long _free;

    public Bandwidth(double bytesPerSecond)
    {
        _ticksPerByte = Stopwatch.Frequency / bytesPerSecond;
        Slice = (int)Math.Clamp(bytesPerSecond / 100, 4 * 1024, 256 * 1024);
    }

    /// <summary>How many bytes to take at a time, so that the flow is smooth.</summary>
    public int Slice { get; }

    /// <summary>Takes bytes, and waits until they are through.</summary>
    public async ValueTask TakeAsync(int bytes, CancellationToken cancellationToken)
    {
        long wait;
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            _free = Math.Max(_free, now - _slack) + (long)(bytes * _ticksPerByte);
            wait = _free - now;
        }
        if (wait > Stopwatch.Frequency / 1000)
            await Task.Delay(TimeSpan.FromSeconds((double)wait / Stopwatch.Frequency), cancellationToken);
    }
}
