using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Storage;

/// <summary>A file that was uploaded: its parts one after the other.</summary>
internal sealed class UploadedObject : StoredObject
{
    private const int BufferSize = 1024 * 1024;

    private readonly IReadOnlyList<StoredPart> _parts;
    private readonly bool _isWhole;
    private readonly string _id;
    private readonly ETagForm _form;

    public UploadedObject(Upload upload, DateTimeOffset modified, ETagForm form)
    {
        _parts = [.. upload.Parts.Select(part => part.Part)];
        _isWhole = upload.UploadId is null;
        _id = upload.DataId;
        _form = form;
        Length = _parts.Sum(part => part.Length);
        Modified = modified;
    }

    public override long Length { get; }

    public override string ContentType => "binary/octet-stream";

    public override DateTimeOffset Modified { get; }

    public override Task<string> GetETagAsync() => Task.FromResult(
        _isWhole ? _parts[0].ETag
        : _form == ETagForm.Md5 ? ETag.OfParts([.. _parts.Select(part => part.Md5!)])
        : ETag.OfIdentity(_id, _form));

    public override async Task CopyAsync(Stream target, long start, long count, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            foreach (var part in _parts)
            {
                var inPart = Math.Min(count, part.Length - start);
                if (inPart > 0)
                    await CopyPartAsync(part, start, inPart, target, buffer, cancellationToken);
                count -= Math.Max(inPart, 0);
                start = Math.Max(start - part.Length, 0);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task CopyPartAsync(
        StoredPart part, long start, long count, Stream target, byte[] buffer, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(part.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        while (count > 0)
        {
            // Not asynchronous: the bytes were written a moment ago, and the kernel has them.
            var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(count, BufferSize)), start);
            if (read == 0)
                throw new EndOfStreamException($"{part.Path} is shorter than it was.");
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            start += read;
            count -= read;
        }
    }
}
