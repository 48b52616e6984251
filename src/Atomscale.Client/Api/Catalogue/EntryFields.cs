using System;
using System.Text;

namespace Atomscale.Client.Api.Catalogue;

/// <summary>The fields of a catalogue entry, in the order in which the service writes most of them.</summary>
internal static class EntryFields
{
    public const int DataId = 0;
    public const int RawName = 1;
    public const int DataType = 2;
    public const int Status = 3;
    public const int FileType = 4;
    public const int SourceName = 5;
    public const int SampleName = 6;
    public const int PhysicalSampleId = 7;
    public const int PhysicalSampleName = 8;
    public const int Uploaded = 11;
    public const int Accessed = 12;
    public const int Updated = 13;
    public const int Notes = 14;
    public const int NotesUpdated = 15;
    public const int Owner = 18;
    public const int Sha3 = 20;
    public const int Collected = 21;

    private static readonly (byte[] Name, EntryFieldKind Kind)[] s_all =
    [
        Field("data_id"),
        Field("raw_name"),
        Field("char_source_type"),
        Field("pipeline_status"),
        Field("raw_file_type"),
        Field("source_name"),
        Field("sample_name"),
        Field("physical_sample_id"),
        Field("physical_sample_name"),
        Field("projects", EntryFieldKind.Projects),
        Field("growth_length", EntryFieldKind.Number),
        Field("upload_datetime", EntryFieldKind.Instant),
        Field("last_accessed_datetime", EntryFieldKind.Instant),
        Field("last_updated", EntryFieldKind.Instant),
        Field("detail_note_content"),
        Field("detail_note_last_updated", EntryFieldKind.Instant),
        Field("file_metadata", EntryFieldKind.Bag),
        Field("tags", EntryFieldKind.Tags),
        Field("name"),
        Field("workspaces", EntryFieldKind.Workspaces),
        Field("sha3_256"),
        Field("collected_datetime", EntryFieldKind.Instant),
        Field("has_instrument_logs", EntryFieldKind.Flag),
    ];

    /// <summary>How many there are.</summary>
    public const int Count = 23;

    /// <summary>The field of a name; -1 when it is none of them.</summary>
    /// <param name="name">The name in UTF-8.</param>
    /// <param name="expected">Where to begin looking: most entries have their fields in one order.</param>
    public static int Find(ReadOnlySpan<byte> name, int expected)
    {
        for (var step = 0; step < Count; step++)
        {
            var field = expected + step < Count ? expected + step : expected + step - Count;
            if (name.SequenceEqual(s_all[field].Name)) return field;
        }

        return -1;
    }

    public static EntryFieldKind KindOf(int field) => s_all[field].Kind;

    /// <summary>Whether it differs from entry to entry.</summary>
    public static bool IsUnique(int field) => field is DataId or RawName or Sha3;

    private static (byte[], EntryFieldKind) Field(string name, EntryFieldKind kind = EntryFieldKind.Text) => (Encoding.ASCII.GetBytes(name), kind);
}
