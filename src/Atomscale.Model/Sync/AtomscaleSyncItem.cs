using System;

namespace Atomscale;

/// <summary>A version of a file in a folder that is kept in step with the service, as the folder's ledger has it.</summary>
public sealed class AtomscaleSyncItem
{
    /// <summary>Makes the record.</summary>
    public AtomscaleSyncItem(
        string path, string relativePath, SyncItemState state, long length, DateTimeOffset changedDatetime, string? dataId, int attempts, DateTimeOffset? nextAttempt,
        string? errorId, string? errorMessage, DateTimeOffset seenDatetime, DateTimeOffset? startedDatetime, DateTimeOffset? endedDatetime, string? sha256, long id, string ledger)
    {
        Path = path;
        FileName = System.IO.Path.GetFileName(path);
        RelativePath = relativePath;
        State = state;
        Length = length;
        ChangedDatetime = changedDatetime;
        DataId = dataId;
        Attempts = attempts;
        NextAttempt = nextAttempt;
        ErrorId = errorId;
        ErrorMessage = errorMessage;
        SeenDatetime = seenDatetime;
        StartedDatetime = startedDatetime;
        EndedDatetime = endedDatetime;
        Sha256 = sha256;
        Id = id;
        Ledger = ledger;
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>The file's name.</summary>
    public string FileName { get; }

    /// <summary>The path below the folder, with slashes.</summary>
    public string RelativePath { get; }

    /// <summary>What became of it.</summary>
    public SyncItemState State { get; }

    /// <summary>Its length in bytes.</summary>
    public long Length { get; }

    /// <summary>When the file was changed last (UTC).</summary>
    public DateTimeOffset ChangedDatetime { get; }

    /// <summary>The id of its catalogue entry; of a skipped file, that of the same content.</summary>
    public string? DataId { get; }

    /// <summary>How many attempts to send it there were that count.</summary>
    public int Attempts { get; }

    /// <summary>When it is tried again (UTC); null: in the next run, or not at all.</summary>
    public DateTimeOffset? NextAttempt { get; }

    /// <summary>The id of the last error, such as <c>Atomscale.Refused</c>.</summary>
    public string? ErrorId { get; }

    /// <summary>What the last error said.</summary>
    public string? ErrorMessage { get; }

    /// <summary>When this version was found first (UTC).</summary>
    public DateTimeOffset SeenDatetime { get; }

    /// <summary>When the first attempt to send it began (UTC).</summary>
    public DateTimeOffset? StartedDatetime { get; }

    /// <summary>When its state changed last to one that stays (UTC).</summary>
    public DateTimeOffset? EndedDatetime { get; }

    /// <summary>The SHA-256 of its content in lower-case hex, when it was read.</summary>
    public string? Sha256 { get; }

    /// <summary>Its number in the ledger.</summary>
    public long Id { get; }

    /// <summary>The full path of the ledger.</summary>
    public string Ledger { get; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
