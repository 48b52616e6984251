using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace Atomscale.Client.Http;

/// <summary>What the requests of a command are waiting for, for whoever shows progress. Thread-safe.</summary>
public sealed class RequestWaits
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<long, Wait> _waits = new();
    private long _last;

    internal RequestWaits(TimeProvider time) => _time = time;

    /// <summary>What is waited for, in words; null when nothing is worth telling.</summary>
    public string? Describe()
    {
        var now = _time.GetUtcNow();
        foreach (var ended in _waits.Where(pair => pair.Value.Until <= now)) _waits.TryRemove(ended.Key, out _);
        var shown = _waits.Values.Where(wait => wait.Until is not null || now - wait.Since >= s_timeout).OrderBy(wait => wait.Since).FirstOrDefault();
        return shown?.Text(now);
    }

    /// <summary>A request is out: its answer is waited for until this is disposed.</summary>
    internal IDisposable Answer(string host, int attempt, int attempts)
    {
        var key = Interlocked.Increment(ref _last);
        var since = _time.GetUtcNow();
        _waits[key] = new Wait(since, null, now => $"{host} has not answered for {Seconds(now - since)}, attempt {attempt} of {attempts}");
        return new Ending(this, key);
    }

    /// <summary>The next attempt follows after a while.</summary>
    internal void Retry(TimeSpan delay, bool wasAskedFor, int attempt, int attempts)
    {
        var since = _time.GetUtcNow();
        var text = wasAskedFor
            ? $"asked to wait {Seconds(delay)}, attempt {attempt} of {attempts} follows"
            : $"attempt {attempt} of {attempts} follows in {Seconds(delay)}";
        _waits[Interlocked.Increment(ref _last)] = new Wait(since, since + delay, _ => text);
    }

    private static string Seconds(TimeSpan time) => string.Format(CultureInfo.InvariantCulture, "{0:0} s", Math.Max(1, time.TotalSeconds));

    private sealed class Wait(DateTimeOffset since, DateTimeOffset? until, Func<DateTimeOffset, string> text)
    {
        public DateTimeOffset Since { get; } = since;

        /// <summary>When it ends by itself; null for one that is ended.</summary>
        public DateTimeOffset? Until { get; } = until;

        public Func<DateTimeOffset, string> Text { get; } = text;
    }

    private sealed class Ending(RequestWaits waits, long key) : IDisposable
    {
        public void Dispose() => waits._waits.TryRemove(key, out _);
    }
}
