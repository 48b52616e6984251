using System;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Http;

namespace Atomscale.Client.Transfer;

/// <summary>What all uploads of a command share.</summary>
internal sealed class UploadContext
{
    public required FilesApi Files { get; init; }

    public required CatalogueApi Catalogue { get; init; }

    public required StorageSender Storage { get; init; }

    public required Uri Endpoint { get; init; }

    public required string KeyFingerprint { get; init; }

    public required TimeProvider Time { get; init; }

    public required UploadOptions Options { get; init; }

    /// <summary>Is given the record of each file that is done.</summary>
    public required Func<UploadSource, Upload, Task> Done { get; init; }

    /// <summary>Is given the fault of each file that failed.</summary>
    public required Func<UploadSource, AtomscaleException, Task> Refuse { get; init; }

    public required Func<string, Task> Warn { get; init; }

    /// <summary>Is told what is worth a line of verbose output.</summary>
    public Action<string>? Trace { get; init; }

    /// <summary>Where journals stand; null when there is no place for them.</summary>
    public string? StateFolder { get; init; }

    /// <summary>What the storage's ETags were like until now.</summary>
    public ChecksumPolicy ChecksumPolicy { get; } = new();
}
