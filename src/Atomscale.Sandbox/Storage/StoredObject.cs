using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Storage;

/// <summary>A file that the storage gives out.</summary>
internal abstract class StoredObject
{
    public abstract long Length { get; }

    public abstract string ContentType { get; }

    public abstract DateTimeOffset Modified { get; }

    /// <summary>Without its quotes.</summary>
    public abstract Task<string> GetETagAsync();

    /// <summary>Writes some of the bytes.</summary>
    public abstract Task CopyAsync(Stream target, long start, long count, CancellationToken cancellationToken);
}
