using System;
using System.Collections.Generic;
using System.IO;

namespace Atomscale.Sandbox.Lab;

/// <summary>The catalogue entry of an uploaded file: it waits, is analysed, and is done.</summary>
internal static class UploadedEntry
{
    /// <summary>Part of a name whose analysis ends in an error.</summary>
    private const string Spoilt = "corrupt";

    public static Entry Create(Laboratory lab, UploadedFile file, AnalysisTimes times, DateTimeOffset now)
    {
        var generation = lab.Generation == Generation.Older ? Generation.Older : Generation.Newer;
        var dataType = FileTypes.Guess(file.Name, generation);
        var (status, since) = Progress(file, times, now);
        var fileType = Path.GetExtension(file.Name).TrimStart('.');
        return new Entry
        {
            Index = file.Index,
            Rank = 0,
            Id = file.DataId,
            DataType = dataType,
            Generation = generation,
            Status = status,
            Material = MaterialOf(file, dataType),
            Sample = file.Sample,
            FileName = file.Name,
            FileType = fileType.Length > 0 ? fileType : "bin",
            ProcessedFileType = Vocabulary.SourceOf(dataType).Processed,
            StoredName = file.StoredName,
            Source = null,
            SampleName = file.SampleName,
            GrowthLength = null,
            Uploaded = TimeText.Cut(file.Completed),
            Collected = TimeText.Cut(file.Completed),
            Touched = TimeText.Cut(since),
            Note = null,
            NoteUpdated = null,
            Tags = [],
            Workspaces = [],
            FileMetadata = new Dictionary<string, object?>(),
            Owner = lab.People[0],
            HasInstrumentLogs = false,
            TimeStyle = TimeStyle.Offset,
        };
    }

    private static (string Status, DateTimeOffset Since) Progress(UploadedFile file, AnalysisTimes times, DateTimeOffset now)
    {
        var started = file.Completed + times.Waiting;
        var done = started + times.Running;
        if (now < started)
            return (Statuses.Pending, file.Completed);
        if (now < done)
            return (Statuses.Running, started);
        return (file.Name.Contains(Spoilt, StringComparison.OrdinalIgnoreCase) ? Statuses.Error : Statuses.Success, done);
    }

    /// <summary>The sample's; without one, or when it does not shine and should, gallium arsenide.</summary>
    private static Material MaterialOf(UploadedFile file, string dataType)
    {
        var material = file.Sample?.Material;
        var fits = material is not null && (material.EmissionLines.Count > 0 || !DataTypes.IsPhotoluminescence(dataType));
        return fits ? material! : Materials.All[0];
    }
}
