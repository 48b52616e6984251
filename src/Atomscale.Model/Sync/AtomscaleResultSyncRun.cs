using System;

namespace Atomscale;

/// <summary>What a run of Sync-AtomscaleResult did. Found is the sum of Written, Skipped and Failed.</summary>
public sealed class AtomscaleResultSyncRun
{
    /// <summary>Makes the record.</summary>
    public AtomscaleResultSyncRun(
        string destination, int found, int written, int skipped, int failed, long points, long bytes, DateTimeOffset startedDatetime, TimeSpan duration, int exitCode, string ledger)
    {
        Destination = destination;
        Found = found;
        Written = written;
        Skipped = skipped;
        Failed = failed;
        Points = points;
        Bytes = bytes;
        StartedDatetime = startedDatetime;
        Duration = duration;
        ExitCode = exitCode;
        Ledger = ledger;
    }

    /// <summary>The folder.</summary>
    public string Destination { get; }

    /// <summary>How many entries were found.</summary>
    public int Found { get; }

    /// <summary>How many results this run has written.</summary>
    public int Written { get; }

    /// <summary>How many entries are as they were, or have no points by their nature.</summary>
    public int Skipped { get; }

    /// <summary>How many results could not be fetched or written; the next run tries again.</summary>
    public int Failed { get; }

    /// <summary>How many points this run has written.</summary>
    public long Points { get; }

    /// <summary>How many bytes the files of this run have.</summary>
    public long Bytes { get; }

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset StartedDatetime { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>0: all is written; 1: some results failed.</summary>
    public int ExitCode { get; }

    /// <summary>The full path of the ledger.</summary>
    public string Ledger { get; }

    /// <summary>The counts in one line.</summary>
    public override string ToString() => $"{Found} found, {Written} written, {Skipped} skipped, {Failed} failed";
}
