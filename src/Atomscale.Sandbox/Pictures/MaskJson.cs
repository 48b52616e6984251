using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Atomscale.Sandbox.Pictures;

/// <summary>Masks as the service writes them.</summary>
internal static class MaskJson
{
    /// <summary>The mask of a whole picture: all spots.</summary>
    public static void Write(Utf8JsonWriter writer, Picture picture, RheedFrame frame)
    {
        writer.WriteStartObject();
        WriteMembers(writer, picture.IsMaskNull ? null : frame.Regions.SelectMany(region => region.Pixels), frame.Pattern);
        writer.WriteEndObject();
    }

    /// <summary>The three members of a mask; without pixels there is none.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, IEnumerable<Pixel>? pixels, DiffractionPattern pattern)
    {
        writer.WriteString("mask_rle", pixels is null ? null : CocoCounts.Encode(pixels, pattern.Height, pattern.Width));
        writer.WriteNumber("mask_height", pattern.Height);
        writer.WriteNumber("mask_width", pattern.Width);
    }
}
