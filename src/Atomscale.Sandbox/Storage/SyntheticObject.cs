using System;
using System.Buffers;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Storage;

/// <summary>
/// A file that exists only while it is read. Every 16-byte word holds the id's mark and its place in its block of 1 MiB; the first 8 bytes
/// of each page of 4 KiB hold the page's offset in the file. So bytes of another file, or from another place, show.
/// </summary>
internal sealed class SyntheticObject : StoredObject
{
    private const int BlockSize = 1024 * 1024;
    private const int PageSize = 4096;
    private const int WordSize = 16;

    private readonly ulong _mark;
    private readonly Func<SyntheticObject, Task<string>> _tag;

    // tag works out the ETag when it is wanted: an MD5 takes a second a GiB or more.
    public SyntheticObject(ulong mark, long length, string contentType, DateTimeOffset modified, Func<SyntheticObject, Task<string>> tag)
    {
        _mark = mark;
        _tag = tag;
        Length = length;
        ContentType = contentType;
        Modified = modified;
    }

    public override long Length { get; }

    public override string ContentType { get; }

    public override DateTimeOffset Modified { get; }

    public override Task<string> GetETagAsync() => _tag(this);

    public async Task<byte[]> GetMd5Async() => await HashingStream.HashAsync(this, HashAlgorithmName.MD5, CancellationToken.None);

    public override async Task CopyAsync(Stream target, long start, long count, CancellationToken cancellationToken)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            FillBlock(block);
            while (count > 0)
            {
                var inBlock = (int)(start % BlockSize);
                var length = (int)Math.Min(count, BlockSize - inBlock);
                StampPages(block, start - inBlock);
                await target.WriteAsync(block.AsMemory(inBlock, length), cancellationToken);
                start += length;
                count -= length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private void FillBlock(Span<byte> block)
    {
        for (var place = 0; place < BlockSize; place += WordSize)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(block[place..], _mark ^ (ulong)place);
            BinaryPrimitives.WriteUInt64LittleEndian(block[(place + 8)..], unchecked(((ulong)place + _mark) * 0x9E3779B97F4A7C15UL));
        }
    }

    private static void StampPages(Span<byte> block, long offset)
    {
        for (var place = 0; place < BlockSize; place += PageSize)
            BinaryPrimitives.WriteInt64LittleEndian(block[place..], offset + place);
    }
}
