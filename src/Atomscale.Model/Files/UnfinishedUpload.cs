using System;

namespace Atomscale;

/// <summary>An upload that was started and not completed, as its journal says.</summary>
public sealed class UnfinishedUpload
{
    /// <summary>Makes the record.</summary>
    public UnfinishedUpload(
        string? path, long? length, int? partsDone, int? partCount, long? bytesDone, DateTimeOffset? started, TimeSpan? age, UploadSourceState sourceState, bool isInUse, string journalPath)
    {
        Path = path;
        FileName = path is null ? null : System.IO.Path.GetFileName(path);
        Length = length;
        PartsDone = partsDone;
        PartCount = partCount;
        BytesDone = bytesDone;
        Started = started;
        Age = age;
        SourceState = sourceState;
        IsInUse = isInUse;
        JournalPath = journalPath;
    }

    /// <summary>The full path of the file; null when the journal cannot be read, since another process holds it.</summary>
    public string? Path { get; }

    /// <summary>The file's name.</summary>
    public string? FileName { get; }

    /// <summary>The file's length in bytes when it was sent.</summary>
    public long? Length { get; }

    /// <summary>How many parts the storage has.</summary>
    public int? PartsDone { get; }

    /// <summary>How many parts there are.</summary>
    public int? PartCount { get; }

    /// <summary>How many bytes the storage has.</summary>
    public long? BytesDone { get; }

    /// <summary>When the upload was started.</summary>
    public DateTimeOffset? Started { get; }

    /// <summary>How long ago that was.</summary>
    public TimeSpan? Age { get; }

    /// <summary>Whether the file is still the same.</summary>
    public UploadSourceState SourceState { get; }

    /// <summary>Whether the file is being sent now.</summary>
    public bool IsInUse { get; }

    /// <summary>Where the journal is.</summary>
    public string JournalPath { get; }

    /// <summary>The upload in one line.</summary>
    public override string ToString() => Path ?? JournalPath;
}
