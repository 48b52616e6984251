using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Storage;

/// <summary>A processed picture: small, and made when it is asked for.</summary>
internal sealed class PictureObject : StoredObject
{
    private readonly string _id;
    private readonly byte[] _png;
    private readonly ETagForm _form;

    public PictureObject(string id, byte[] png, DateTimeOffset modified, ETagForm form)
    {
        _id = id;
        _png = png;
        _form = form;
        Modified = modified;
    }

    public override long Length => _png.Length;

    public override string ContentType => "image/png";

    public override DateTimeOffset Modified { get; }

    public override Task<string> GetETagAsync()
        => Task.FromResult(_form == ETagForm.Md5 ? ETag.OfMd5(MD5.HashData(_png)) : ETag.OfIdentity(_id, _form));

    public override async Task CopyAsync(Stream target, long start, long count, CancellationToken cancellationToken)
        => await target.WriteAsync(_png.AsMemory((int)start, (int)count), cancellationToken);
}
