using System;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Http.Storage;
using Atomscale.Client.Transfer.Verification;

namespace Atomscale.Client.Transfer.Uploads;

/// <summary>What all uploads of a command share.</summary>
internal sealed class UploadContext
{
    public required FilesApi Files { get; init; }

    public required CatalogueApi Catalogue { get; init; }

    public required StorageSender Storage { get; init; }

    /// <summary>What the connection has learned of the checksums of storage hosts.</summary>
    public required ChecksumPolicies Checksums { get; init; }

    public required Uri Endpoint { get; init; }

    public required string KeyFingerprint { get; init; }

    public required TimeProvider Time { get; init; }

    public required UploadOptions Options { get; init; }

    /// <summary>Is given the record of each file that is done.</summary>
    public required Func<UploadSource, Upload, Task> Done { get; init; }

    /// <summary>Is given the error of each file that failed.</summary>
    public required Func<UploadSource, AtomscaleException, Task> Refuse { get; init; }

    public required Func<string, Task> Warn { get; init; }

    /// <summary>Is given what is worth a line of verbose output.</summary>
    public Action<string>? Trace { get; init; }

    /// <summary>Where journals are; null when there is no place for them.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Says once that files are verified by their length.</summary>
    public required ChecksumNotice Notice { get; init; }
}
