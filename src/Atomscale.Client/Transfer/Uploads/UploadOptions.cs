using Atomscale.Client.Api;

namespace Atomscale.Client.Transfer.Uploads;

/// <summary>How files are sent.</summary>
public sealed class UploadOptions
{
    /// <summary>The sample and project they are for; null: none.</summary>
    public UploadSample? Sample { get; init; }

    /// <summary>Whether a file that the catalogue has already is left out.</summary>
    public bool SkipExisting { get; init; }

    /// <summary>Whether the SHA-256 of each whole file is worked out, by reading it once more.</summary>
    public bool ComputeHash { get; init; }

    /// <summary>
    /// The part size in bytes, larger where 10,000 parts would not hold a file. However large it is, a part that is under way takes one
    /// buffer of 256 KiB.
    /// </summary>
    public long PartSize { get; init; } = TransferPlan.DefaultPartSize;

    /// <summary>How many parts at the start are of 8 MiB, when that is smaller.</summary>
    public int OpeningParts { get; init; } = TransferPlan.DefaultOpeningParts;
}
