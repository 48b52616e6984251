using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Atomscale.Client.Transfer;

/// <summary>A journal's lines: JSON, first the upload, then one a part that is done. A line that a kill cut short does not count.</summary>
internal static class JournalText
{
    private const int Version = 2;

    public static byte[] Write(JournalState state) => Line(json =>
    {
        json.WriteNumber("version", Version);
        json.WriteString("created", state.Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.WriteNumber("length", state.Length);
        json.WriteNumber("changed", state.ChangedTicks);
        json.WriteNumber("part_size", state.PartSize);
        json.WriteNumber("opening_parts", state.OpeningParts);
        json.WriteString("source", state.Source);
        json.WriteString("upload_id", state.UploadId);
        json.WriteString("new_filename", state.NewFileName);
        json.WriteString("data_id", state.DataId);
        json.WriteStartArray("links");
        foreach (var link in state.Links) json.WriteStringValue(link);
        json.WriteEndArray();
    });

    public static byte[] Write(CompletedPart part) => Line(json =>
    {
        json.WriteNumber("part", part.Number);
        json.WriteString("etag", part.Etag);
        json.WriteBoolean("compared", part.WasCompared);
    });

    /// <summary>The upload of a first line; null when it is not one of this version.</summary>
    public static JournalState? ReadState(byte[] line) => Read(line, root =>
        root.GetProperty("version").GetInt32() != Version || root.GetProperty("length").GetInt64() <= 0 || root.GetProperty("part_size").GetInt64() <= 0 ? null : new JournalState(
            DateTimeOffset.Parse(root.GetProperty("created").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            root.GetProperty("length").GetInt64(),
            root.GetProperty("changed").GetInt64(),
            root.GetProperty("part_size").GetInt64(),
            root.GetProperty("upload_id").GetString(),
            root.GetProperty("new_filename").GetString()!,
            root.GetProperty("data_id").GetString(),
            root.GetProperty("links").EnumerateArray().Select(link => link.GetString()!).ToArray(),
            root.GetProperty("opening_parts").GetInt32(),
            root.GetProperty("source").GetString()));

    public static CompletedPart? ReadPart(byte[] line) => Read(line, root =>
        new CompletedPart(root.GetProperty("part").GetInt32(), root.GetProperty("etag").GetString()!, root.GetProperty("compared").GetBoolean()));

    /// <summary>The whole lines of a file; the bytes behind the last line end are none.</summary>
    public static IEnumerable<byte[]> Lines(byte[] content)
    {
        var start = 0;
        for (var index = 0; index < content.Length; index++)
        {
            if (content[index] != (byte)'\n') continue;
            yield return content.AsSpan(start, index - start).ToArray();
            start = index + 1;
        }
    }

    private static T? Read<T>(byte[] line, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Not ours, or cut short: the upload begins anew, which is always right.
            return null;
        }
    }

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }
}
