using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Tests.IO;

/// <summary>A body that has as many bytes as the test has added, and waits for more.</summary>
internal sealed class PacedStream : MemoryStream
{
    public const int Period = 251;

    private readonly SemaphoreSlim _changed = new(0);
    private TaskCompletionSource<bool> _allTaken = New();
    private long _added;
    private long _read;
    private bool _isEnded;

    public void Add(int count)
    {
        _allTaken = New();
        _added += count;
        _changed.Release();
    }

    public void End()
    {
        _isEnded = true;
        _changed.Release();
    }

    /// <summary>Ends when a read has come that finds nothing: all before it was taken and kept.</summary>
    public Task AllTaken() => _allTaken.Task;

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (_read == _added)
        {
            _allTaken.TrySetResult(true);
            if (_isEnded) return 0;
            await _changed.WaitAsync(cancellationToken);
        }

        var read = (int)Math.Min(count, _added - _read);
        for (var place = 0; place < read; place++) buffer[offset + place] = (byte)(_read++ % Period);
        return read;
    }

    private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
