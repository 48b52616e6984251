using System;
using System.Collections.Generic;

namespace Atomscale.Client.Transfer.Uploads;

/// <summary>What an upload needs to be resumed: the ids and links that the service gave, and which source they are for.</summary>
internal sealed class JournalState(
    DateTimeOffset created, long length, long changedTicks, long partSize, string? uploadId, string newFileName, string? dataId, IReadOnlyList<string> links,
    int openingParts, string? source)
{
    public DateTimeOffset Created { get; } = created;

    /// <summary>The source's length in bytes.</summary>
    public long Length { get; } = length;

    /// <summary>The source's change time, in UTC ticks.</summary>
    public long ChangedTicks { get; } = changedTicks;

    public long PartSize { get; } = partSize;

    /// <summary>How many parts at the start are smaller.</summary>
    public int OpeningParts { get; } = openingParts;

    /// <summary>The source's full path.</summary>
    public string? Source { get; } = source;

    /// <summary>The storage's multi-part upload; null when there is nothing to complete.</summary>
    public string? UploadId { get; } = uploadId;

    public string NewFileName { get; } = newFileName;

    /// <summary>The entry's id, when the service returned it before.</summary>
    public string? DataId { get; } = dataId;

    /// <summary>The links of the parts, in order.</summary>
    public IReadOnlyList<string> Links { get; } = links;
}
