using System;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Analysis;

/// <summary>Reads the mask of a RHEED image: <c>{"mask_rle": counts, "mask_height": H, "mask_width": W}</c>.</summary>
internal static class MaskReader
{
    private const string Counts = "mask_rle";

    /// <summary>The mask; null when the answer is nothing or has no counts.</summary>
    /// <exception cref="PayloadException">The payload is not of this form, or the counts do not fill the mask.</exception>
    public static Mask? Read(JsonElement payload)
    {
        if (payload.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return null;
        if (payload.ValueKind == JsonValueKind.Array && payload.GetArrayLength() == 0) return null;
        if (payload.ValueKind != JsonValueKind.Object) throw TimeseriesReader.Malformed("", payload, "an object");
        if (!payload.TryGetProperty(Counts, out var counts) || counts.ValueKind == JsonValueKind.Null) return null;
        if (counts.ValueKind != JsonValueKind.String) throw TimeseriesReader.Malformed(Counts, counts, "text");

        var (height, width) = (ReadSize(payload, "mask_height"), ReadSize(payload, "mask_width"));
        try
        {
            return Mask.FromCounts(height, width, counts.GetString()!);
        }
        catch (FormatException error)
        {
            throw new PayloadException(Counts, $"is not the mask that it should be. {error.Message}");
        }
    }

    private static int ReadSize(JsonElement payload, string field)
    {
        payload.TryGetProperty(field, out var size);
        if (size.ValueKind != JsonValueKind.Number) throw TimeseriesReader.Malformed(field, size, "a number");
        return size.TryGetInt32(out var pixels) ? pixels : throw new PayloadException(field, "is no number of pixels");
    }
}
