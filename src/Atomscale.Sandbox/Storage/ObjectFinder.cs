using System.IO;
using Atomscale.Sandbox.Pictures;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Storage;

/// <summary>Finds what an address of the storage stands for: a kind, then an id with an ending.</summary>
internal sealed class ObjectFinder
{
    /// <summary>The kind of what an analysis has made.</summary>
    public const string Processed = "processed";

    private readonly PictureFinder _pictures;

    public ObjectFinder(PictureFinder pictures) => _pictures = pictures;

    public StoredObject? Find(PathString path)
    {
        if (path.Value?.Split('/') is not ["", var kind, var name])
            return null;
        return Find(kind, Path.GetFileNameWithoutExtension(name));
    }

    private StoredObject? Find(string kind, string id) => kind switch
    {
        Processed when _pictures.Find(id) is { HasFile: true } picture => new PictureObject(_pictures.Encode(picture), picture.Entry.Uploaded),
        _ => null,
    };
}
