using System;
using System.Buffers;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;

namespace Atomscale.Client.Transfer;

/// <summary>
/// A part's bytes on their way from the source to the wire: a buffer at a time, never the whole part; its MD5 is worked out as they pass.
/// </summary>
internal sealed class PartContent(UploadSource source, long offset, long length, bool withMd5, TransferProgress count, IdleTimeout watch) : HttpContent
{
    /// <summary>One buffer a part that is under way: with the largest throttle limit 16 MiB.</summary>
    public const int BufferSize = 256 * 1024;

    // On a slow line a large write would take longer than the idle limit though bytes move all the time.
    private const int SmallestWrite = 4 * 1024;
    private static readonly long s_slow = Stopwatch.Frequency;

    private long _sent;
    private int _piece = 64 * 1024;

    /// <summary>The MD5 of what was sent, in lower-case hex; null when it was not wanted or this system forbids MD5.</summary>
    public string? Md5 { get; private set; }

    /// <summary>Why the source could not be read to the part's end.</summary>
    public AtomscaleException? SourceError { get; private set; }

    /// <summary>Told when every byte was handed to the system.</summary>
    public Action? AfterLastByte { get; set; }

    /// <summary>The part is sent again: its bytes do not count.</summary>
    public void RollBack()
    {
        count.Moved(-_sent);
        _sent = 0;
    }

    protected override bool TryComputeLength(out long size)
    {
        size = length;
        return true;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using var hash = withMd5 ? Md5Sum.TryCreate() : null;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var reader = OpenSource();
            var left = length;
            while (left > 0)
            {
                var read = await ReadAsync(reader, buffer, (int)Math.Min(BufferSize, left), watch.Token).ConfigureAwait(false);
                hash?.Add(buffer, read);
                await WriteAsync(stream, buffer, read, watch.Token).ConfigureAwait(false);
                left -= read;
            }

            Md5 = hash?.Finish();
            AfterLastByte?.Invoke();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Stream OpenSource()
    {
        try
        {
            return source.Open(offset);
        }
        catch (AtomscaleException error)
        {
            SourceError = error;
            throw;
        }
    }

    private async Task<int> ReadAsync(Stream reader, byte[] buffer, int wanted, CancellationToken cancellationToken)
    {
        try
        {
            var filled = 0;
            int read;
            while (filled < wanted && (read = await reader.ReadAsync(buffer, filled, wanted - filled, cancellationToken).ConfigureAwait(false)) > 0) filled += read;
            return filled == wanted ? filled : throw SourceErrors.Changed(source.Shown);
        }
        catch (AtomscaleException error)
        {
            SourceError = error;
            throw;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException && !cancellationToken.IsCancellationRequested)
        {
            SourceError = SourceErrors.Of(error, source.Shown);
            throw SourceError;
        }
    }

    private async Task WriteAsync(Stream stream, byte[] buffer, int size, CancellationToken cancellationToken)
    {
        var done = 0;
        while (done < size)
        {
            var piece = Math.Min(_piece, size - done);
            var start = Stopwatch.GetTimestamp();
            await stream.WriteAsync(buffer, done, piece, cancellationToken).ConfigureAwait(false);
            watch.Moved();
            _piece = Stopwatch.GetTimestamp() - start > s_slow ? SmallestWrite : Math.Min(BufferSize, _piece * 2);
            done += piece;
            _sent += piece;
            count.Moved(piece);
        }
    }
}
