using System;

namespace Atomscale.Client.Transfer;

/// <summary>How a file is cut into parts: equal ones after a few smaller ones at the start, the last may be smaller. Parts are numbered from 1.</summary>
internal sealed class TransferPlan
{
    /// <summary>The part size of every file that 10,000 such parts hold.</summary>
    public const long DefaultPartSize = 40L * 1024 * 1024;

    /// <summary>The size of the parts at the start: an upload that is stopped early has something to resume from.</summary>
    public const long OpeningPartSize = 8L * 1024 * 1024;

    /// <summary>How many parts at the start are smaller.</summary>
    public const int DefaultOpeningParts = 5;

    /// <summary>S3's limit.</summary>
    public const int MaximumParts = 10_000;

    private const long MaximumPartSize = 5L * 1024 * 1024 * 1024;
    private const long SizeStep = 1024 * 1024;

    /// <summary>The plan of a file.</summary>
    /// <param name="length">Its length in bytes, above 0.</param>
    /// <param name="partSize">The part size wanted; larger ones are taken when 10,000 parts would not hold the file.</param>
    /// <param name="openingParts">How many parts at the start are of <see cref="OpeningPartSize"/>, when that is smaller.</param>
    /// <exception cref="AtomscaleException">BadInput: the file is larger than the storage takes (48.8 TiB).</exception>
    public TransferPlan(long length, long partSize = DefaultPartSize, int openingParts = 0)
    {
        if (length <= 0) throw new ArgumentOutOfRangeException(nameof(length));
        Length = length;
        OpeningParts = partSize > OpeningPartSize ? openingParts : 0;
        var least = RoundedUp(length, MaximumParts - OpeningParts);
        PartSize = least <= partSize ? partSize : RoundedUp(least, SizeStep) * SizeStep;
        if (PartSize > MaximumPartSize) throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"A file of {length} bytes is larger than the service's storage takes.", "Cut it into several files.");
        PartCount = length <= Opening ? (int)RoundedUp(length, OpeningPartSize) : OpeningParts + (int)RoundedUp(length - Opening, PartSize);
    }

    public long Length { get; }

    public long PartSize { get; }

    public int OpeningParts { get; }

    public int PartCount { get; }

    private long Opening => OpeningParts * OpeningPartSize;

    public long OffsetOf(int part) => part <= OpeningParts ? (part - 1) * OpeningPartSize : Opening + (part - 1 - OpeningParts) * PartSize;

    public long LengthOf(int part) => Math.Min(part <= OpeningParts ? OpeningPartSize : PartSize, Length - OffsetOf(part));

    private static long RoundedUp(long value, long divisor) => value / divisor + (value % divisor == 0 ? 0 : 1);
}
