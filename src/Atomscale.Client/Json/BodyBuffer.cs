using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Json;

/// <summary>
/// A body that was taken off the wire whole, in memory of the shared pool. Answers are some hundred KiB: as garbage each would bring the next full
/// collection nearer, which is expensive in a PowerShell process.
/// </summary>
internal sealed class BodyBuffer : IDisposable
{
    private const int FirstSize = 32 * 1024;

    private byte[] _bytes;

    private BodyBuffer(byte[] bytes, int length)
    {
        _bytes = bytes;
        Length = length;
    }

    /// <summary>How many bytes came.</summary>
    public int Length { get; }

    /// <summary>The bytes; of no use any more once this is disposed of.</summary>
    public Memory<byte> Content => new(_bytes, 0, Length);

    /// <summary>Takes a body off the wire.</summary>
    /// <exception cref="PayloadException">It is larger than 1 GiB.</exception>
    public static async Task<BodyBuffer> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        // After an error the memory is left to the collector: a read that was broken off may still write into it.
        var bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
        var length = 0;
        int read;
        while ((read = await body.ReadAsync(bytes, length, bytes.Length - length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += read;
            if (length < bytes.Length) continue;
            if (length > int.MaxValue / 2) throw new PayloadException("", "is larger than 1 GiB");
            var larger = ArrayPool<byte>.Shared.Rent(2 * length);
            Buffer.BlockCopy(bytes, 0, larger, 0, length);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        return new BodyBuffer(bytes, length);
    }

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }
}
