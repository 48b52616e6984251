using System;
using System.Threading.Tasks;

namespace Atomscale.Client.Sync;

/// <summary>Who is notified of what a run does. Called by any thread.</summary>
public sealed class SyncHandlers
{
    /// <summary>Whether a file may be sent.</summary>
    public required Func<string, Task<bool>> Confirm { get; init; }

    /// <summary>Is given each file that was sent or failed in this run.</summary>
    public required Func<AtomscaleSyncItem, SyncOutcome, Task> Tell { get; init; }

    /// <summary>Is given each other file; null: nobody wants them.</summary>
    public Func<AtomscaleSyncItem, Task>? Pass { get; init; }

    /// <summary>Is given the error of each file, and its path; the others continue.</summary>
    public required Func<AtomscaleException, string, Task> Report { get; init; }

    /// <summary>Is given what the user should know.</summary>
    public required Func<string, Task> Warn { get; init; }
}
