using System;
using System.Collections.Generic;

namespace Atomscale.Client.Sync;

/// <summary>Compares files with the ledger, and picks those that are to be sent now.</summary>
internal sealed class SyncSelection(SyncLedger ledger, SyncOptions options, SyncCounts tally, TimeProvider time)
{
    /// <summary>Notes files that are new or changed.</summary>
    /// <param name="files">Some files.</param>
    /// <param name="rest">Is given those that are not to be sent now.</param>
    /// <returns>Those that are to be sent now.</returns>
    public List<(FoundFile File, SyncVersion Version)> Take(IReadOnlyList<FoundFile> files, Action<SyncVersion> rest)
    {
        var due = new List<(FoundFile, SyncVersion)>();
        ledger.Batch(() =>
        {
            foreach (var file in files)
            {
                tally.Found();
                var version = Note(file);
                if (Outcome(file, version) is { } outcome)
                {
                    tally.Count(outcome);
                    rest(version);
                }
                else
                {
                    due.Add((file, version));
                }
            }
        });
        return due;
    }

    private SyncVersion Note(FoundFile file)
    {
        var now = time.GetUtcNow().UtcTicks;
        if (ledger.Latest(file.RelativePath) is not { } latest) return ledger.Add(file, now);
        if (latest.Is(file)) return latest.SeenTicks > now && !latest.IsSettled ? ledger.Save(latest with { SeenTicks = now }) : latest;
        // What may have arrived is kept until that is known.
        if (latest.IsSettled || latest.MayHaveArrived) return ledger.Add(file, now);
        return ledger.Save(new SyncVersion(latest.Id, file.RelativePath, file.Length, file.ChangedTicks, SyncItemState.Seen, now));
    }

    // Null: it is to be sent now.
    private SyncOutcome? Outcome(FoundFile file, SyncVersion version)
    {
        var now = time.GetUtcNow().UtcTicks;
        return version.State switch
        {
            SyncItemState.Sent or SyncItemState.Skipped => SyncOutcome.Skipped,
            SyncItemState.Failed => SyncOutcome.Failed,
            _ when !StableFile.IsUnchanged(file, version.SeenTicks, options.StableFor, now) || !SyncErrors.IsDue(version.NextAttemptTicks, now) => SyncOutcome.Waiting,
            _ => null,
        };
    }
}
