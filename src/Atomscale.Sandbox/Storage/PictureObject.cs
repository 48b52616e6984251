using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Storage;

/// <summary>A processed picture: small, and made when it is asked for.</summary>
internal sealed class PictureObject : StoredObject
{
    private readonly byte[] _png;

    public PictureObject(byte[] png, DateTimeOffset modified)
    {
        _png = png;
        Modified = modified;
    }

    public override long Length => _png.Length;

    public override string ContentType => "image/png";

    public override DateTimeOffset Modified { get; }

    public override Task<string> GetETagAsync() => Task.FromResult(Convert.ToHexStringLower(MD5.HashData(_png)));

    public override async Task CopyAsync(Stream target, long start, long count, CancellationToken cancellationToken)
        => await target.WriteAsync(_png.AsMemory((int)start, (int)count), cancellationToken);
}
