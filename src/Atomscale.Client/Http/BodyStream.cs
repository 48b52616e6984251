using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Http;

/// <summary>
/// An answer's body as it comes from the wire, under two rules that no handler keeps on every edition: it may not stand still for
/// longer than the idle limit, and it must be as long as its Content-Length says.
/// </summary>
internal sealed class BodyStream(Stream inner, long? length, TimeSpan idleLimit, Action abort, CancellationToken cancellationToken) : ReadOnlyStream
{
    public long BytesRead { get; private set; }

    public uint LastFourBytes { get; private set; }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, token);
        limit.CancelAfter(idleLimit);
        // .NET Framework's stream does not look at the token while it waits: ending the response wakes it.
        using var wake = limit.Token.Register(abort);
        int read;
        try
        {
            read = await inner.ReadAsync(buffer, offset, count, limit.Token).ConfigureAwait(false);
        }
        catch (Exception) when (limit.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            token.ThrowIfCancellationRequested();
            throw new TimeoutException($"no byte of the answer's body came for {idleLimit.TotalSeconds:0} s, after {BytesRead} bytes");
        }

        BytesRead += read;
        // Little-endian, as a gzip member ends.
        for (var index = Math.Max(0, read - 4); index < read; index++) LastFourBytes = LastFourBytes >> 8 | (uint)buffer[offset + index] << 24;
        if (length is { } expected && (BytesRead > expected || read == 0 && count > 0 && BytesRead < expected))
            throw new IOException($"the answer's body ended after {BytesRead} of {expected} bytes");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
