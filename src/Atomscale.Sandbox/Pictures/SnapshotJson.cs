using System;
using System.Text.Json;
using Atomscale.Sandbox.Lab;

namespace Atomscale.Sandbox.Pictures;

/// <summary>The list of a video's snapshots.</summary>
internal static class SnapshotJson
{
    public static void Write(Utf8JsonWriter writer, Entry video, PictureFinder pictures)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("frames");
        foreach (var snapshot in pictures.Snapshots(video))
        {
            var seconds = Math.Round(pictures.SecondsOf(snapshot), 3);
            // A frame that was chosen and never stored.
            if (snapshot.Number == 1 && video.Rank % 6 == 2)
                WriteFrame(writer, null, seconds - 0.25, video);
            WriteFrame(writer, snapshot.Id, seconds, video);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter writer, string? id, double seconds, Entry video)
    {
        var isOptical = video.DataType == DataTypes.Optical;
        writer.WriteStartObject();
        writer.WriteString("image_uuid", id);
        // Optical frames call it otherwise, the newer ones both ways.
        if (isOptical)
            writer.WriteNumber("time_seconds", seconds);
        if (!isOptical || !video.IsOlder)
            writer.WriteNumber("timestamp_seconds", seconds);
        writer.WriteEndObject();
    }
}
