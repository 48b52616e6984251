using System;

namespace Atomscale;

/// <summary>What a run of Sync-AtomscaleFolder did. Found is the sum of Sent, Skipped, Waiting and Failed.</summary>
public sealed class AtomscaleSyncRun
{
    /// <summary>Makes the record.</summary>
    public AtomscaleSyncRun(
        string folder, int found, int sent, int skipped, int waiting, int failed, long bytes, DateTimeOffset startedDatetime, TimeSpan duration, int exitCode, string ledger)
    {
        Folder = folder;
        Found = found;
        Sent = sent;
        Skipped = skipped;
        Waiting = waiting;
        Failed = failed;
        Bytes = bytes;
        StartedDatetime = startedDatetime;
        Duration = duration;
        ExitCode = exitCode;
        Ledger = ledger;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>How many files it has that are wanted.</summary>
    public int Found { get; }

    /// <summary>How many of them this run has sent.</summary>
    public int Sent { get; }

    /// <summary>How many the service had already, from an earlier run or under another name.</summary>
    public int Skipped { get; }

    /// <summary>How many a later run sends: they still change, or wait for their next attempt.</summary>
    public int Waiting { get; }

    /// <summary>How many could not be sent, in this run, or in an earlier one that gave them up.</summary>
    public int Failed { get; }

    /// <summary>How many bytes this run has sent.</summary>
    public long Bytes { get; }

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset StartedDatetime { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>0: all is sent that could be; 1: some files failed; 2: the key was refused.</summary>
    public int ExitCode { get; }

    /// <summary>The full path of the ledger.</summary>
    public string Ledger { get; }

    /// <summary>The counts in one line.</summary>
    public override string ToString() => $"{Found} found, {Sent} sent, {Skipped} skipped, {Waiting} waiting, {Failed} failed";
}
