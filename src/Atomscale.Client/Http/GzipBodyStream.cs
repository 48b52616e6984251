#if NETSTANDARD2_0
using System.IO;
using System.IO.Compression;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.IO;

namespace Atomscale.Client.Http;

/// <summary>
/// Decompresses a body, and notices one that was cut: .NET Framework takes the end of the compressed bytes for the end of the data.
/// The last four bytes of a gzip member (RFC 1952) are the length of its data, modulo 2 to the 32.
/// </summary>
internal sealed class GzipBodyStream(BodyStream raw) : ReadOnlyStream
{
    private readonly GZipStream _inner = new(raw, CompressionMode.Decompress);
    private uint _count;

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        var read = await _inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        _count = unchecked(_count + (uint)read);
        if (read == 0 && count > 0 && raw.BytesRead > 0 && raw.LastFourBytes != _count)
            throw new IOException($"the answer's compressed body ended early, after {raw.BytesRead} bytes");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }
}
#endif
