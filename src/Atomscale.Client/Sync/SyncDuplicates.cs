using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Sync.Ledger;
using Atomscale.Client.Transfer.Uploads;

namespace Atomscale.Client.Sync;

/// <summary>Finds the content of a file under other names and among its earlier versions: copies, and files that were renamed or moved.</summary>
internal sealed class SyncDuplicates(SyncLedger ledger, string folder, bool areAllowed)
{
    /// <summary>What a file is a copy of, and need not be sent for; null when it is to be sent.</summary>
    /// <param name="version">The file, with its hash.</param>
    /// <param name="isLast">Whether nothing is being sent any more that could be waited for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SyncOriginal?> FindAsync(SyncVersion version, bool isLast, CancellationToken cancellationToken)
    {
        SyncOriginal? pending = null;
        foreach (var other in ledger.OfLength(version.Length))
        {
            if (other.Id == version.Id || !await IsSameAsync(version, other, cancellationToken).ConfigureAwait(false)) continue;
            // Allowed are copies beside each other, not a file that only has another name or time now.
            if (areAllowed && !SyncPath.Same(version.RelativePath, other.RelativePath) && File.Exists(SyncPath.Full(folder, other.RelativePath))) continue;
            if (other.State == SyncItemState.Sent) return new SyncOriginal(other);
            pending ??= isLast ? null : new SyncOriginal(null);
        }

        return pending;
    }

    private async Task<bool> IsSameAsync(SyncVersion version, SyncVersion other, CancellationToken cancellationToken)
    {
        if (other.Sha256 is { } known) return known == version.Sha256;
        // A ledger that was rebuilt has no hashes: they are worked out when they are wanted.
        var path = SyncPath.Full(folder, other.RelativePath);
        if (FolderScan.Look(folder, path) is { } found && other.Is(found))
        {
            var hash = await WholeFileHash.ComputeAsync(UploadSource.OfFile(path), cancellationToken).ConfigureAwait(false);
            return ledger.Save(other with { Sha256 = hash }).Sha256 == version.Sha256;
        }

        // One that was moved keeps its name and time.
        return other.ChangedTicks == version.ChangedTicks && string.Equals(Path.GetFileName(other.RelativePath), Path.GetFileName(version.RelativePath), StringComparison.Ordinal);
    }
}
