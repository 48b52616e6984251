using System;
using System.Collections.Generic;

namespace Atomscale.Sandbox.Lab;

/// <summary>One entry of the catalogue, and what its data are made from.</summary>
internal sealed class Entry
{
    public required int Index { get; init; }

    public required string Id { get; init; }

    /// <summary>Its place among the entries of its type and generation; every 300 in a row have the same ranks.</summary>
    public required int Rank { get; init; }

    public required string DataType { get; init; }

    public required Generation Generation { get; init; }

    public required string Status { get; init; }

    public required Material Material { get; init; }

    /// <summary>The wafer that the data belong to, when somebody said so.</summary>
    public required PhysicalSample? Sample { get; init; }

    public required string FileName { get; init; }

    public required string FileType { get; init; }

    public required string ProcessedFileType { get; init; }

    /// <summary>The file's name in the storage.</summary>
    public required string StoredName { get; init; }

    public required string? Source { get; init; }

    public required string? SampleName { get; init; }

    /// <summary>In seconds.</summary>
    public required double? GrowthLength { get; init; }

    public required DateTimeOffset Uploaded { get; init; }

    public required DateTimeOffset Collected { get; init; }

    /// <summary>Older entries: last accessed. Newer ones: last updated.</summary>
    public required DateTimeOffset? Touched { get; init; }

    public required string? Note { get; init; }

    public required DateTimeOffset? NoteUpdated { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<string> Workspaces { get; init; }

    public required IReadOnlyDictionary<string, object?> FileMetadata { get; init; }

    public required Person Owner { get; init; }

    public required bool HasInstrumentLogs { get; init; }

    /// <summary>How this entry's clerk writes times: see <see cref="TimeText"/>.</summary>
    public required TimeStyle TimeStyle { get; init; }

    /// <summary>True when a client has sent it; false for what the lab was made with.</summary>
    public bool IsUploaded => Index >= UploadedFile.FirstIndex;

    public bool IsOlder => Generation == Generation.Older;

    /// <summary>Everything that a keyword is looked for in.</summary>
    public IEnumerable<string?> Texts()
    {
        yield return Id;
        yield return FileName;
        yield return DataType;
        yield return Status;
        yield return FileType;
        yield return Source;
        yield return SampleName;
        yield return Sample?.Id.ToString();
        yield return Sample?.Name;
        foreach (var project in Sample?.Projects ?? [])
        {
            yield return project.Id.ToString();
            yield return project.Name;
        }
        yield return Note;
        yield return Owner.Name;
        foreach (var text in Tags)
            yield return text;
        foreach (var text in Workspaces)
            yield return text;
        foreach (var value in FileMetadata.Values)
            yield return value as string;
    }
}
