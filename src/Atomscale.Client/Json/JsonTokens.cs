using System.Collections.Generic;
using System.Text.Json;

namespace Atomscale.Client.Json;

/// <summary>What <see cref="JsonValues"/> makes of elements, made from a reader's tokens. False: the buffer ends before the value does.</summary>
internal static class JsonTokens
{
    /// <summary>The value whose first token the reader is on.</summary>
    public static bool TryReadValue(ref Utf8JsonReader reader, TextCache texts, out object? value)
    {
        value = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                value = texts.Read(ref reader);
                return true;
            case JsonTokenType.Number:
                value = JsonValues.Number(ref reader);
                return true;
            case JsonTokenType.True:
            case JsonTokenType.False:
                value = reader.GetBoolean();
                return true;
            case JsonTokenType.StartObject:
                if (!TryReadBag(ref reader, texts, out var bag)) return false;
                value = bag;
                return true;
            case JsonTokenType.StartArray:
                return TryReadList(ref reader, texts, out value);
            default:
                return true;
        }
    }

    /// <summary>The object whose beginning the reader is on.</summary>
    public static bool TryReadBag(ref Utf8JsonReader reader, TextCache texts, out PropertyBag bag)
    {
        bag = PropertyBag.Empty;
        var items = new List<KeyValuePair<string, object?>>();
        while (true)
        {
            if (!reader.Read()) return false;
            if (reader.TokenType == JsonTokenType.EndObject) break;
            var name = texts.Read(ref reader);
            if (!reader.Read() || !TryReadValue(ref reader, texts, out var value)) return false;
            items.Add(new KeyValuePair<string, object?>(name, value));
        }

        bag = new PropertyBag(items);
        return true;
    }

    private static bool TryReadList(ref Utf8JsonReader reader, TextCache texts, out object? list)
    {
        list = null;
        var items = new List<object?>();
        while (true)
        {
            if (!reader.Read()) return false;
            if (reader.TokenType == JsonTokenType.EndArray) break;
            if (!TryReadValue(ref reader, texts, out var value)) return false;
            items.Add(value);
        }

        list = new ValueList(items);
        return true;
    }
}
