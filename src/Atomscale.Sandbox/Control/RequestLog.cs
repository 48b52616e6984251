using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Control;

/// <summary>The requests seen, in the order of their arrival. Very old ones are forgotten, so that a sandbox may run for days.</summary>
internal sealed class RequestLog
{
    private const int Capacity = 20_000;

    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _requests = new();
    private int _count;
    private int _open;

    public int OpenCount => Volatile.Read(ref _open);

    public LoggedRequest Begin(string port, HttpRequest request, DateTimeOffset time)
    {
        Interlocked.Increment(ref _open);
        lock (_lock)
        {
            var logged = new LoggedRequest(++_count, port, request, time);
            _requests.Enqueue(logged);
            if (_requests.Count > Capacity)
                _requests.Dequeue();
            return logged;
        }
    }

    public void End(LoggedRequest request)
    {
        request.IsOpen = false;
        Interlocked.Decrement(ref _open);
    }

    public IReadOnlyList<LoggedRequest> Snapshot()
    {
        lock (_lock)
            return [.. _requests];
    }

    public void Clear()
    {
        lock (_lock)
            _requests.Clear();
    }
}
