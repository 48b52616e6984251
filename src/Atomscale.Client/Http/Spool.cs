using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Http;

/// <summary>
/// Keeps a body between the wire and a consumer that may be slow: the wire is read at its own speed, so the socket is never held.
/// The first 8 MiB stay in memory, the rest goes to a temporary file that only its owner can read and that is gone when closed.
/// One writer, one reader.
/// </summary>
internal sealed class Spool : IDisposable
{
    private const int MemoryLimit = 8 * 1024 * 1024;
    private const int CopySize = 64 * 1024;

    private readonly MemoryStream _memory = new();
    private readonly object _gate = new();
    private FileStream? _file;
    private long _written;
    private bool _isComplete;
    private Exception? _fault;
    private TaskCompletionSource<bool> _arrival = NewArrival();

    /// <summary>How many bytes have arrived.</summary>
    public long Length => Interlocked.Read(ref _written);

    /// <summary>Copies the body until it ends or breaks; a break reaches the reader after the bytes before it.</summary>
    public async Task FillAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[CopySize];
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0) Append(buffer, read);
            Complete(null);
        }
        catch (Exception fault)
        {
            // The reader rethrows it in its place: that is where the fault belongs in the order of bytes.
            Complete(fault);
        }
    }

    /// <summary>A stream over the bytes from the beginning, which waits for those still to come.</summary>
    public Stream OpenReader() => new SpoolReader(this);

    /// <summary>Removes the temporary file, if there is one.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _memory.Dispose();
        }
    }

    /// <summary>Waits until there are bytes behind a position: true; false at the end.</summary>
    internal async Task<bool> WaitForAsync(long position, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                if (_written > position) return true;
                if (_fault is not null) throw _fault;
                if (_isComplete) return false;
                arrival = _arrival.Task;
            }

            var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken)))
                await (await Task.WhenAny(arrival, cancelled.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    internal int Read(long position, byte[] buffer, int offset, int count)
    {
        lock (_gate)
        {
            var available = (int)Math.Min(count, _written - position);
            if (position < _memory.Length)
            {
                var fromMemory = (int)Math.Min(available, _memory.Length - position);
                Array.Copy(_memory.GetBuffer(), position, buffer, offset, fromMemory);
                return fromMemory;
            }

            _file!.Position = position - _memory.Length;
            return _file.Read(buffer, offset, available);
        }
    }

    private void Append(byte[] buffer, int count)
    {
        lock (_gate)
        {
            if (_file is null && _memory.Length + count <= MemoryLimit)
            {
                _memory.Write(buffer, 0, count);
            }
            else
            {
                _file ??= TemporaryFile.Create();
                _file.Position = _file.Length;
                _file.Write(buffer, 0, count);
            }

            _written += count;
            Signal();
        }
    }

    private void Complete(Exception? fault)
    {
        lock (_gate)
        {
            _fault = fault;
            _isComplete = true;
            Signal();
        }
    }

    private void Signal()
    {
        _arrival.TrySetResult(true);
        _arrival = NewArrival();
    }

    private static TaskCompletionSource<bool> NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
