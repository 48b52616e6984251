using System;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Http.Storage;
using Atomscale.Client.IO;
using Atomscale.Client.Transfer.Verification;

namespace Atomscale.Client.Transfer.Downloads;

/// <summary>What all downloads of a command share.</summary>
internal sealed class DownloadContext
{
    public required FilesApi Files { get; init; }

    public required CatalogueApi Catalogue { get; init; }

    public required StorageSender Storage { get; init; }

    /// <summary>What the connection has learned of the checksums of storage hosts.</summary>
    public required ChecksumPolicies Checksums { get; init; }

    public required DownloadOptions Options { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Is given each file that is there.</summary>
    public required Func<DownloadRequest, SavedFile, Task> Done { get; init; }

    /// <summary>Is given the error of each that is not.</summary>
    public required Func<DownloadRequest, AtomscaleException, Task> Refuse { get; init; }

    public required Func<string, Task> Warn { get; init; }

    /// <summary>Says once that files are verified by their length.</summary>
    public required ChecksumNotice Notice { get; init; }

    public FileNames Names { get; } = new();
}
