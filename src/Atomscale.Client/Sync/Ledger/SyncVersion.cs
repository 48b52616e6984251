using System;

namespace Atomscale.Client.Sync.Ledger;

/// <summary>A version of a file: a row of the ledger. Times are UTC ticks.</summary>
internal sealed record SyncVersion(long Id, string RelativePath, long Length, long ChangedTicks, SyncItemState State, long SeenTicks)
{
    public string? Sha256 { get; init; }

    public string? DataId { get; init; }

    public int Attempts { get; init; }

    public long? NextAttemptTicks { get; init; }

    public string? ErrorId { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>When the first attempt to send it began.</summary>
    public long? StartedTicks { get; init; }

    /// <summary>When it was sent, skipped or given up.</summary>
    public long? EndedTicks { get; init; }

    /// <summary>Whether nothing more is done with it.</summary>
    public bool IsSettled => State is SyncItemState.Sent or SyncItemState.Skipped or SyncItemState.Failed;

    /// <summary>Whether it may have arrived without this being noted: it was being sent when a run was stopped, or an answer was lost.</summary>
    public bool MayHaveArrived => !IsSettled && StartedTicks is not null;

    /// <summary>Whether the file that is found is still this version.</summary>
    public bool Is(FoundFile file) => Length == file.Length && ChangedTicks == file.ChangedTicks;

    /// <summary>The row as users see it.</summary>
    public AtomscaleSyncItem ToItem(string folder, string ledger) => new(
        SyncPath.Full(folder, RelativePath), RelativePath, State, Length, Instant(ChangedTicks), DataId, Attempts, Instant(NextAttemptTicks), ErrorId, ErrorMessage,
        Instant(SeenTicks), Instant(StartedTicks), Instant(EndedTicks), Sha256, Id, ledger);

    private static DateTimeOffset Instant(long ticks) => new(Math.Min(Math.Max(ticks, 0), DateTime.MaxValue.Ticks), TimeSpan.Zero);

    private static DateTimeOffset? Instant(long? ticks) => ticks is { } value ? Instant(value) : null;
}
