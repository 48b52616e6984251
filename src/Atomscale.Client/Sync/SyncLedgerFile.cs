using System;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale.Client.Sync;

/// <summary>A ledger as a user looks at it and changes it by hand.</summary>
public sealed class SyncLedgerFile : IDisposable
{
    private readonly SyncLedger _ledger;

    private SyncLedgerFile(SyncLedger ledger) => _ledger = ledger;

    /// <summary>Where the ledger of a folder stands, when none was named.</summary>
    public static string PlaceOf(string folder) => LedgerPlace.Of(SyncPath.Folder(folder));

    /// <summary>The versions that a ledger has, in the order in which they were found.</summary>
    /// <param name="ledger">The full path of the ledger.</param>
    /// <param name="states">Only those in one of these states; empty: all.</param>
    /// <exception cref="AtomscaleException">FileNotFound, LedgerUnusable, AccessDenied.</exception>
    public static IReadOnlyList<AtomscaleSyncItem> List(string ledger, IReadOnlyCollection<SyncItemState> states)
    {
        using var opened = SyncLedger.OpenToRead(ledger);
        var folder = opened.Folder;
        var versions = states.Count == 1 ? opened.All(states.First()) : opened.All().Where(version => states.Count == 0 || states.Contains(version.State));
        return [.. versions.Select(version => version.ToItem(folder, ledger))];
    }

    /// <summary>Opens a ledger to change it; no run can work with it meanwhile.</summary>
    /// <exception cref="AtomscaleException">FileNotFound, InUse, LedgerUnusable, AccessDenied.</exception>
    public static SyncLedgerFile Open(string ledger) => new(SyncLedger.OpenToChange(ledger));

    /// <summary>Takes a version up again: its attempts count from the beginning, and the next run tries it.</summary>
    /// <exception cref="AtomscaleException">BadInput: it is sent or skipped; NotFound: the ledger does not have it any more.</exception>
    public void Reset(AtomscaleSyncItem item)
    {
        var version = Find(item);
        if (version.State is SyncItemState.Sent or SyncItemState.Skipped)
        {
            throw new AtomscaleException(
                AtomscaleErrorKind.BadInput, $"'{item.Path}' is not to be sent any more: it is {(version.State == SyncItemState.Sent ? "sent" : "a copy of what was sent")}.",
                "With -Forget the ledger forgets it, and the next run looks at it as a new file.");
        }

        _ledger.Save(version with { State = SyncItemState.Seen, Attempts = 0, NextAttemptTicks = null, ErrorId = null, ErrorMessage = null, EndedTicks = null });
    }

    /// <summary>Forgets a version: its file, when it is there, is a new one for the next run.</summary>
    /// <exception cref="AtomscaleException">NotFound: the ledger does not have it any more.</exception>
    public void Forget(AtomscaleSyncItem item) => _ledger.Remove(Find(item).Id);

    /// <summary>Lets go of the ledger.</summary>
    public void Dispose() => _ledger.Dispose();

    private SyncVersion Find(AtomscaleSyncItem item) => _ledger.Find(item.Id) is { } version && version.RelativePath == item.RelativePath && version.Length == item.Length
        ? version
        : throw new AtomscaleException(AtomscaleErrorKind.NotFound, $"The sync ledger '{_ledger.Path}' does not have this version of '{item.Path}' any more.", "Get-AtomscaleSyncItem lists what it has.");
}
