using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Http;

/// <summary>
/// An answer's body as it comes from the wire, under two rules that no handler keeps on every edition: it may not stand still for
/// longer than the idle limit, and it must be as long as its Content-Length says.
/// </summary>
internal sealed class BodyStream(Stream inner, HttpResponseMessage response, TimeSpan idleLimit, CancellationToken cancellationToken) : ReadOnlyStream
{
    private readonly long? _length = response.Content.Headers.ContentLength;
    private readonly IdleTimeout _watch = new(idleLimit, cancellationToken);

    public long BytesRead { get; private set; }

    public uint LastFourBytes { get; private set; }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken token)
    {
        int read;
        try
        {
            _watch.Moved();
            using var stop = token.Register(_watch.Cancel);
#if NETSTANDARD2_0
            // .NET Framework's stream does not look at the token while it waits: ending the response wakes it. Elsewhere that would be
            // a fault: a response that ends reads off what is left, on the same connection as the read that still waits.
            using var wake = _watch.Token.Register(response.Dispose);
#endif
            read = await inner.ReadAsync(buffer, offset, count, _watch.Token).ConfigureAwait(false);
        }
        catch (Exception) when (_watch.Token.IsCancellationRequested || token.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            token.ThrowIfCancellationRequested();
            throw new TimeoutException($"no byte of the answer's body came for {idleLimit.TotalSeconds:0} s, after {BytesRead} bytes");
        }

        // Whoever reads may take his time.
        _watch.Allow(Timeout.InfiniteTimeSpan);
        BytesRead += read;
        // Little-endian, as a gzip member ends.
        for (var index = Math.Max(0, read - 4); index < read; index++) LastFourBytes = LastFourBytes >> 8 | (uint)buffer[offset + index] << 24;
        if (_length is { } expected && (BytesRead > expected || read == 0 && count > 0 && BytesRead < expected))
            throw new IOException($"the answer's body ended after {BytesRead} of {expected} bytes");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _watch.Dispose();
        }

        base.Dispose(disposing);
    }
}
