using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Atomscale.Client.Json;

/// <summary>
/// Values as JSON: numbers and booleans as such, instants as ISO 8601 in UTC, lists as arrays, bags as objects. NaN and the infinities,
/// for which JSON has no numbers, are null.
/// </summary>
internal static class JsonCell
{
    private const int DeepestLevel = 16;

    /// <summary>Letters of all scripts stay letters; what would break a line or JSON itself is escaped.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the value has parts, so that its text alone would lose their types.</summary>
    public static bool HasParts(object? value) => value is IEnumerable and not string or DetectedPeak or ProjectReference;

    /// <summary>A value with its parts as JSON text.</summary>
    public static string TextOf(object value)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Options)) Write(json, value);
        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter json, object? value, int level = 0)
    {
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double or float:
                json.WriteRawValue(InvariantText.Of(value), skipInputValidation: true);
                break;
            case long or int or short or sbyte:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong or uint or ushort or byte:
                json.WriteNumberValue(Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case DetectedPeak peak:
                Write(json, new PropertyBag([new(nameof(peak.Label), peak.Label), new(nameof(peak.Position), peak.Position), .. Pairs(peak.AdditionalFields)]), level);
                break;
            case ProjectReference project:
                Write(json, new PropertyBag([new(nameof(project.ProjectId), project.ProjectId), new(nameof(project.ProjectName), project.ProjectName)]), level);
                break;
            case IDictionary bag when level < DeepestLevel:
                json.WriteStartObject();
                foreach (var pair in Pairs(bag))
                {
                    json.WritePropertyName(Whole(pair.Key));
                    Write(json, pair.Value, level + 1);
                }

                json.WriteEndObject();
                break;
            case IEnumerable list and not string when level < DeepestLevel:
                json.WriteStartArray();
                foreach (var item in list) Write(json, item, level + 1);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Whole(InvariantText.Of(value)));
                break;
        }
    }

    /// <summary>Text without halves of surrogate pairs, which no encoding of Unicode can hold: the replacement character stands for them.</summary>
    public static string Whole(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index])) continue;
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1])) index++;
            else return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }

        return text;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(IDictionary bag)
    {
        foreach (DictionaryEntry entry in bag) yield return new(InvariantText.Of(entry.Key), entry.Value);
    }
}
