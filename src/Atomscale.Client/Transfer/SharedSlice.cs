using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Transfer;

/// <summary>One reader of several of the same seekable stream: each keeps its own place, and they take turns.</summary>
internal sealed class SharedSlice(Stream stream, SemaphoreSlim turn, long position) : Stream
{
    private long _position = position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            stream.Position = _position;
            var read = await stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
            _position += read;
            return read;
        }
        finally
        {
            turn.Release();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
