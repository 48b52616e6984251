using System;
using System.Globalization;
using System.Text.Json;
using Atomscale.Sandbox.Lab;

namespace Atomscale.Sandbox.Api;

/// <summary>A catalogue entry as its generation of the service writes it.</summary>
internal static class EntryJson
{
    public static void Write(Utf8JsonWriter writer, Entry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("data_id", entry.Id);
        writer.WriteString("raw_name", entry.FileName);
        writer.WriteString("char_source_type", entry.DataType);
        writer.WriteString("pipeline_status", entry.Status);
        writer.WriteString("raw_file_type", entry.FileType);
        writer.WriteValue("source_name", entry.Source);
        writer.WriteValue("sample_name", entry.SampleName);
        writer.WriteValue("physical_sample_id", entry.Sample?.Id);
        writer.WriteValue("physical_sample_name", entry.Sample?.Name);
        WriteProjects(writer, entry.Sample);
        writer.WriteValue("growth_length", entry.GrowthLength);
        WriteTime(writer, "upload_datetime", entry.Uploaded, entry);
        WriteTime(writer, entry.IsOlder ? "last_accessed_datetime" : "last_updated", entry.Touched, entry);
        writer.WriteValue("detail_note_content", entry.Note);
        WriteTime(writer, "detail_note_last_updated", entry.NoteUpdated, entry);
        writer.WriteValue("file_metadata", entry.FileMetadata);
        writer.WriteValue("tags", entry.Tags);
        writer.WriteString("name", entry.Owner.Name);
        WriteWorkspaces(writer, entry);
        if (!entry.IsOlder)
            WriteNewerFields(writer, entry);
        WriteHiddenFields(writer, entry);
        writer.WriteEndObject();
    }

    public static void WriteProjects(Utf8JsonWriter writer, PhysicalSample? sample)
    {
        if (sample is null)
        {
            writer.WriteNull("projects");
            return;
        }
        writer.WriteStartArray("projects");
        foreach (var project in sample.Projects)
        {
            writer.WriteStartObject();
            writer.WriteString("id", project.Id);
            writer.WriteString("name", project.Name);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>A time, or one of the two forms of none.</summary>
    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time, Entry entry)
    {
        var none = entry.Index % 3 == 0 ? TimeText.None : null;
        writer.WriteString(name, time is { } instant ? TimeText.Of(instant, entry.TimeStyle) : none);
    }

    /// <summary>The older generation names workspaces, the newer one describes them.</summary>
    private static void WriteWorkspaces(Utf8JsonWriter writer, Entry entry)
    {
        if (entry.IsOlder)
        {
            writer.WriteValue("workspaces", entry.Workspaces);
            return;
        }
        writer.WriteStartArray("workspaces");
        foreach (var name in entry.Workspaces)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteString("role", name.StartsWith("Shared", StringComparison.Ordinal) ? "viewer" : "editor");
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteNewerFields(Utf8JsonWriter writer, Entry entry)
    {
        // The hash is of bytes that nobody has: it only has to look like one and to differ from entry to entry. Of an upload there are bytes,
        // and a hash that is not theirs would be a lie.
        var id = entry.Id.Replace("-", "", StringComparison.Ordinal);
        var rest = string.Create(CultureInfo.InvariantCulture, $"{entry.Uploaded.UtcTicks:x16}{entry.Collected.UtcTicks:x16}");
        writer.WriteString("sha3_256", entry.IsUploaded ? null : id + rest);
        WriteTime(writer, "collected_datetime", entry.Index % 11 == 0 ? null : entry.Collected, entry);
        writer.WriteBoolean("has_instrument_logs", entry.HasInstrumentLogs);
        writer.WriteString("ingest_channel", entry.Index % 4 == 0 ? "browser" : "desktop");
    }

    /// <summary>What the service sends and no client shows.</summary>
    private static void WriteHiddenFields(Utf8JsonWriter writer, Entry entry)
    {
        writer.WriteString("user_id", entry.Owner.Id);
        writer.WriteValue("synth_source_id", entry.Sample?.Instrument?.Id);
        writer.WriteValue("sample_id", entry.Sample?.Number);
        writer.WriteString("processed_file_type", entry.ProcessedFileType);
        writer.WriteString("bucket_file_name", entry.StoredName);
    }
}
