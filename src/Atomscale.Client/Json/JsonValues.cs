using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Atomscale.Client.Json;

/// <summary>Turns JSON whose meaning we do not know into values that PowerShell shows well.</summary>
internal static class JsonValues
{
    public static PropertyBag Bag(JsonElement element) => new(
        from field in element.EnumerateObject() select new KeyValuePair<string, object?>(field.Name, Value(field.Value)));

    public static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => Number(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Object => Bag(element),
        JsonValueKind.Array => new ValueList(element.EnumerateArray().Select(Value)),
        _ => null,
    };

    /// <summary>Text as it is, anything else as compact JSON text.</summary>
    public static string TextOf(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) return element.GetString()!;
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) element.WriteTo(json);
        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    // A number beyond double precision stays as it was written: it is no reason to lose the record that it came with.
    private static object Number(JsonElement element)
    {
        if (element.TryGetInt64(out var whole)) return whole;
        return element.TryGetDouble(out var number) && !double.IsInfinity(number) ? number : element.GetRawText();
    }

    /// <summary>The same for the number that a reader is on.</summary>
    public static object Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole)) return whole;
        return reader.TryGetDouble(out var number) && !double.IsInfinity(number) ? number : Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
    }
}
