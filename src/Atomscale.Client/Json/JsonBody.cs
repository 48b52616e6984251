using System;
using System.Text;
using System.Text.Json;

namespace Atomscale.Client.Json;

/// <summary>Reads answers that are small enough to be held whole: everything but the catalogue.</summary>
internal static class JsonBody
{
    /// <summary>The document; null for what the service means by "nothing": an empty body, <c>null</c>, <c>{}</c> and <c>[]</c>.</summary>
    public static JsonDocument? Parse(Memory<byte> text)
    {
        if (IsBlank(text.Span)) return null;
        if (IsMarkup(text.Span)) throw PayloadException.OfWebPage();
        var document = ParseText(text);
        if (!IsNothing(document.RootElement)) return document;
        document.Dispose();
        return null;
    }

    /// <summary>The document of a text, likewise.</summary>
    public static JsonDocument ParseText(string text) => ParseText(Encoding.UTF8.GetBytes(text));

    /// <summary>The document of a text whose halves of surrogate pairs and bytes that are not UTF-8 become the replacement character.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument ParseText(Memory<byte> text)
    {
        if (!IsUtf8(text.Span)) text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text.ToArray()));
        SurrogateRepair.Repair(text.Span);
        return JsonDocument.Parse(text);
    }

#if NETSTANDARD2_0
    private static bool IsUtf8(ReadOnlySpan<byte> text)
    {
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(text.ToArray());
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
#else
    private static bool IsUtf8(ReadOnlySpan<byte> text) => System.Text.Unicode.Utf8.IsValid(text);
#endif

    private static bool IsNothing(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => element.GetArrayLength() == 0,
        JsonValueKind.Object => !element.EnumerateObject().MoveNext(),
        _ => false,
    };

    private static bool IsMarkup(ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF)) return value == (byte)'<';
        }

        return false;
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return false;
        }

        return true;
    }
}
