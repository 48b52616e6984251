using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Http;

/// <summary>
/// Keeps a body between the wire and a consumer that may be slow: the wire is read at its own speed, so the socket is never held.
/// Up to 8 MiB that the consumer has not taken yet stay in memory; what is more goes to a temporary file that only its owner can read and
/// that is gone when closed. A consumer that keeps up never touches the disk. One writer, one reader.
/// </summary>
internal sealed class Spool : IDisposable
{
    private const int MemoryLimit = 8 * 1024 * 1024;
    private const int ChunkSize = 64 * 1024;

    // Older bytes are in memory, newer ones in the file: as long as it has any, all that comes goes there.
    private readonly Queue<SpoolChunk> _memory = new();
    private readonly object _gate = new();
    private SpoolChunk? _newest;
    private FileStream? _file;
    private long _fileStart;
    private long _fileEnd;
    private long _length;
    private bool _isComplete;
    private Exception? _error;
    private TaskCompletionSource<bool>? _arrival;

    /// <summary>How many bytes have arrived.</summary>
    public long Length => Interlocked.Read(ref _length);

    /// <summary>Whether the consumer was so slow that a file was needed.</summary>
    public bool HasFile => _file is not null;

    /// <summary>Copies the body until it ends or breaks; a break reaches the reader after the bytes before it.</summary>
    public async Task FillAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, 0, ChunkSize, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (Keep(buffer, read)) buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
            }

            Complete(null);
        }
        catch (Exception error)
        {
            // The reader rethrows it in its place: that is where the fault belongs in the order of bytes.
            Complete(error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
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
            while (_memory.Count > 0) ArrayPool<byte>.Shared.Return(_memory.Dequeue().Bytes);
            _newest = null;
        }
    }

    /// <summary>Waits until there are bytes to take: true; false at the end.</summary>
    internal async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                if (_memory.Count > 0 || _fileEnd > _fileStart) return true;
                if (_error is not null) throw _error;
                if (_isComplete) return false;
                arrival = (_arrival ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken)))
                await (await Task.WhenAny(arrival, cancelled.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    /// <summary>Takes bytes, after <see cref="WaitAsync"/> said that there are some.</summary>
    internal int Take(byte[] buffer, int offset, int count)
    {
        lock (_gate)
        {
            return _memory.Count > 0 ? TakeFromMemory(buffer, offset, count) : TakeFromFile(buffer, offset, count);
        }
    }

    private int TakeFromMemory(byte[] buffer, int offset, int count)
    {
        var oldest = _memory.Peek();
        var taken = Math.Min(count, oldest.End - oldest.Start);
        Array.Copy(oldest.Bytes, oldest.Start, buffer, offset, taken);
        oldest.Start += taken;
        if (oldest.Start < oldest.End) return taken;
        _memory.Dequeue();
        ArrayPool<byte>.Shared.Return(oldest.Bytes);
        if (oldest == _newest) _newest = null;
        return taken;
    }

    private int TakeFromFile(byte[] buffer, int offset, int count)
    {
        _file!.Position = _fileStart;
        var taken = _file.Read(buffer, offset, (int)Math.Min(count, _fileEnd - _fileStart));
        _fileStart += taken;
        if (_fileStart < _fileEnd) return taken;
        // The consumer has caught up: what comes from here on is kept in memory again.
        _fileStart = _fileEnd = 0;
        _file.SetLength(0);
        return taken;
    }

    // True when the buffer itself was kept, so that the caller needs another one.
    private bool Keep(byte[] buffer, int count)
    {
        lock (_gate)
        {
            _length += count;
            var isKept = false;
            if (_fileEnd == _fileStart && _newest is { } newest && ChunkSize - newest.End >= count)
            {
                Array.Copy(buffer, 0, newest.Bytes, newest.End, count);
                newest.End += count;
            }
            else if (_fileEnd == _fileStart && (_memory.Count + 1) * ChunkSize <= MemoryLimit)
            {
                _memory.Enqueue(_newest = new SpoolChunk(buffer, count));
                isKept = true;
            }
            else
            {
                _file ??= TemporaryFile.Create();
                _file.Position = _fileEnd;
                _file.Write(buffer, 0, count);
                _fileEnd += count;
            }

            Signal();
            return isKept;
        }
    }

    private void Complete(Exception? error)
    {
        lock (_gate)
        {
            _error = error;
            _isComplete = true;
            Signal();
        }
    }

    private void Signal()
    {
        _arrival?.TrySetResult(true);
        _arrival = null;
    }
}
