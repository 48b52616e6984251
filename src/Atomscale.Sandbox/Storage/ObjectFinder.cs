using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading.Tasks;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Pictures;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Storage;

/// <summary>Finds what an address of the storage stands for: a kind, then an id with an ending.</summary>
internal sealed class ObjectFinder
{
    /// <summary>The kind of what an analysis has made.</summary>
    public const string Processed = "processed";

    /// <summary>The kind of what was sent.</summary>
    public const string Raw = "raw";

    private readonly Register _register;
    private readonly PictureFinder _pictures;
    private readonly UploadBook _uploads;
    private readonly EntryFiles _files;
    private readonly ETagForm _form;

    /// <summary>The hashes of synthetic files, which take a while and never change.</summary>
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> _hashes = new(StringComparer.OrdinalIgnoreCase);

    public ObjectFinder(Register register, PictureFinder pictures, UploadBook uploads, EntryFiles files, ETagForm form)
    {
        _register = register;
        _pictures = pictures;
        _uploads = uploads;
        _files = files;
        _form = form;
    }

    public StoredObject? Find(PathString path)
        => path.Value?.Split('/') is ["", var kind, var name] ? Find(kind, Path.GetFileNameWithoutExtension(name)) : null;

    public StoredObject? Find(string kind, string id) => kind switch
    {
        Processed => FindProcessed(id),
        Raw => FindRaw(id),
        _ => null,
    };

    private StoredObject? FindProcessed(string id)
    {
        if (_pictures.Find(id) is { HasFile: true } picture)
            return new PictureObject(id, _pictures.Encode(picture), picture.Entry.Uploaded, _form);
        return _register.Find(id) is { } entry && EntryFiles.HasProcessedVideo(entry) ? NewSynthetic(Processed, entry, "video/mp4") : null;
    }

    private StoredObject? FindRaw(string id)
    {
        if (_register.Find(id) is not { } entry || !EntryFiles.HasRaw(entry))
            return null;
        if (!entry.IsUploaded)
            return NewSynthetic(Raw, entry, "binary/octet-stream");
        return _uploads.FindByDataId(id) is { } upload ? new UploadedObject(upload, entry.Uploaded, _form) : null;
    }

    private SyntheticObject NewSynthetic(string kind, Entry entry, string contentType)
    {
        var name = $"{kind}/{entry.Id}";
        return new SyntheticObject(_files.MarkOf(kind, entry), _files.LengthOf(kind, entry), contentType, entry.Uploaded, TagAsync);

        async Task<string> TagAsync(SyntheticObject stored) => _form == ETagForm.Md5
            ? ETag.OfMd5(await _hashes.GetOrAdd(name, _ => new(() => Task.Run(stored.GetMd5Async))).Value)
            : ETag.OfIdentity(name, _form);
    }
}
