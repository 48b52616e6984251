using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.IO;

/// <summary>One reader of several of the same seekable stream: each keeps its own place, and they take turns.</summary>
internal sealed class SharedSlice(Stream stream, SemaphoreSlim turn, long position) : ReadOnlyStream
{
    private long _position = position;

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
}
