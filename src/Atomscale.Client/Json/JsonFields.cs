using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Atomscale.Client.Json;

/// <summary>
/// Reads the fields of one JSON object. A field of the wrong type is an error that names its path, never a wrong value; null and
/// missing are one; fields that nobody asked for are handed out by <see cref="Rest"/>.
/// </summary>
internal sealed class JsonFields
{
    private readonly JsonElement _element;
    private readonly string _path;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public JsonFields(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Wrong(path, element, "an object");
        _element = element;
        _path = path;
    }

    public string? Text(string name) => Find(name) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(PathOf(name), value, "text")
        : null;

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw new PayloadException(PathOf(name), "is missing");

    public double? Number(string name) => Find(name) is { } value ? AsNumber(value, PathOf(name)) : null;

    public long? Whole(string name) => Find(name) is { } value
        ? value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) ? whole : throw Wrong(PathOf(name), value, "a whole number")
        : null;

    public bool? Flag(string name) => Find(name) is { } value
        ? value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(PathOf(name), value, "true or false")
        : null;

    /// <summary>An instant; null also for the text <c>NaT</c>.</summary>
    public DateTimeOffset? Instant(string name)
    {
        var text = Text(name);
        if (string.IsNullOrWhiteSpace(text) || text == "NaT") return null;
        return JsonInstant.TryParse(text!, out var instant) ? instant : throw new PayloadException(PathOf(name), $"'{text}' is not an ISO 8601 time");
    }

    public PropertyBag Bag(string name) => Find(name) is { } value
        ? value.ValueKind == JsonValueKind.Object ? JsonValues.Bag(value) : throw Wrong(PathOf(name), value, "an object")
        : PropertyBag.Empty;

    /// <summary>An array of numbers; null is NaN, a missing array is empty.</summary>
    public NumberList Numbers(string name)
    {
        var path = PathOf(name);
        var items = Items(name).ToArray();
        var numbers = new double[items.Length];
        for (var index = 0; index < items.Length; index++)
            numbers[index] = items[index].ValueKind == JsonValueKind.Null ? double.NaN : AsNumber(items[index], $"{path}[{index}]");
        return new NumberList(numbers);
    }

    /// <summary>The fields of an object within; null when it is absent.</summary>
    public JsonFields? Child(string name) => Find(name) is { } value ? new JsonFields(value, PathOf(name)) : null;

    public IEnumerable<JsonFields> Objects(string name) =>
        Items(name).Select((item, index) => new JsonFields(item, $"{PathOf(name)}[{index}]"));

    /// <summary>The items of an array; none when the field is absent.</summary>
    public IEnumerable<JsonElement> Items(string name)
    {
        if (Find(name) is not { } value) return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Wrong(PathOf(name), value, "an array");
    }

    /// <summary>The records of an answer that is a list: an array, one object for one, or nothing.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="id">The field that makes an object a record: one without it is another kind of answer.</param>
    public static IEnumerable<JsonFields> OfList(JsonElement answer, string id) => answer.ValueKind switch
    {
        JsonValueKind.Undefined => [],
        JsonValueKind.Object when !answer.TryGetProperty(id, out _) => throw NoRecord(id),
        JsonValueKind.Object => [new JsonFields(answer, "")],
        JsonValueKind.Array => answer.EnumerateArray().Select((item, index) => new JsonFields(item, $"[{index}]")),
        _ => throw Wrong("", answer, "an array"),
    };

    /// <summary>The fault of an object that stands where a list or one of its records should.</summary>
    public static PayloadException NoRecord(string id) => new("", $"should be a list but is an object without '{id}'");

    /// <summary>The field as it is; null when it is absent or null.</summary>
    public JsonElement? Find(string name)
    {
        _asked.Add(name);
        return _element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;
    }

    /// <summary>Every field that was not asked for until now.</summary>
    public PropertyBag Rest() => new(
        from field in _element.EnumerateObject()
        where !_asked.Contains(field.Name)
        select new KeyValuePair<string, object?>(field.Name, JsonValues.Value(field.Value)));

    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    public static PayloadException Wrong(string path, JsonElement value, string wanted) =>
        new(path, $"should be {wanted} but is {Name(value.ValueKind)}");

    private static double AsNumber(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && !double.IsInfinity(number)
            ? number
            : throw Wrong(path, value, "a number");

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number of another kind",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
