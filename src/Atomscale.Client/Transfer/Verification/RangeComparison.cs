using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Atomscale.Client.Http.Storage;

namespace Atomscale.Client.Transfer.Verification;

/// <summary>
/// Compares a file on the disk with some ranges of the object that it was fetched from: the first and the last MiB and six between. A file of
/// up to eight MiB is one range.
/// </summary>
internal static class RangeComparison
{
    private const int RangeSize = 1024 * 1024;
    private const int RangeCount = 8;

    /// <summary>The ranges that are compared, in order.</summary>
    public static IReadOnlyList<(long From, int Count)> RangesOf(long length)
    {
        if (length <= (long)RangeCount * RangeSize) return [(0, (int)length)];
        var last = length - RangeSize;
        return [.. Enumerable.Range(0, RangeCount).Select(index => (last * index / (RangeCount - 1), RangeSize))];
    }

    /// <summary>Compares; false too when the storage gives no ranges, has something else now, or cannot be reached.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="address">Where the object is.</param>
    /// <param name="tag">The strong ETag that the ranges are tied to.</param>
    /// <param name="length">The object's length.</param>
    /// <param name="read">Reads from the file: offset, buffer, count.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public static async Task<bool> AreEqualAsync(
        StorageSender storage, PresignedAddress address, EntityTag tag, long length, Func<long, byte[], int, int> read, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (from, count) in RangesOf(length))
            {
                var expected = await storage.RetryAsync((number, token) => FetchAsync(storage, address, tag, length, from, count, number, token), cancellationToken).ConfigureAwait(false);
                if (expected is null) return false;
                var found = new byte[count];
                if (read(from, found, count) != count || !expected.AsSpan().SequenceEqual(found)) return false;
            }

            return true;
        }
        catch (RequestFailure)
        {
            // What cannot be compared counts as different: the file is fetched again then, which says what is wrong.
            return false;
        }
    }

    // Null when the answer is not that range of that object.
    private static async Task<byte[]?> FetchAsync(
        StorageSender storage, PresignedAddress address, EntityTag tag, long length, long from, int count, int number, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await storage.GetAsync(address, from, from + count - 1, tag.Text, number, cancellationToken).ConfigureAwait(false);
            if (answer.Status != StorageAnswer.PartialContent || answer.Range != (from, length) || answer.Tag is { } other && other.Text != tag.Text) return null;
            var bytes = new byte[count];
            var filled = 0;
            int got;
            while (filled < count && (got = await answer.Body.ReadAsync(bytes, filled, count - filled, cancellationToken).ConfigureAwait(false)) > 0) filled += got;
            return filled == count ? bytes : throw new EndOfStreamException("The range ended early.");
        }
        catch (Exception error) when (error is not (RequestFailure or AtomscaleException) && !cancellationToken.IsCancellationRequested)
        {
            if (storage.BodyFailure(address, error, number) is { } known) throw known;
            throw;
        }
    }
}
