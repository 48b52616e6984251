using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Atomscale.Client.Json;

/// <summary>
/// Reads the fields of one JSON object. The reader says by the method what an answer is for: <c>Required…</c> has to be there, <c>Essential…</c>
/// may be absent, and either is an error that names its path when it is of another kind. All other methods read what comes beside that:
/// of another kind it counts as absent, is kept by <see cref="Rest"/> as it came, and <see cref="UnexpectedFields"/> is told. Null and missing are one.
/// </summary>
internal sealed class JsonFields
{
    private readonly JsonElement _element;
    private readonly string _path;
    private readonly UnexpectedFields _unexpectedFields;
    private readonly string _family;
    private readonly Action? _keepInParent;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    /// <summary>Begins to read an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">Its path in the answer, for errors; empty for the answer itself.</param>
    /// <param name="unexpectedFields">Is told of what does not fit.</param>
    /// <exception cref="PayloadException">It is no object.</exception>
    public JsonFields(JsonElement element, string path, UnexpectedFields unexpectedFields) : this(element, path, unexpectedFields, "", null) { }

    private JsonFields(JsonElement element, string path, UnexpectedFields unexpectedFields, string family, Action? keepInParent)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Wrong(path, element, "an object");
        _element = element;
        _path = path;
        _unexpectedFields = unexpectedFields;
        _family = family;
        _keepInParent = keepInParent;
    }

    public string RequiredText(string name) => EssentialText(name) is { Length: > 0 } text ? text : throw new PayloadException(PathOf(name), "is missing");

    public long RequiredWhole(string name) => Find(name) is { } value
        ? AsWhole(value) ?? throw Wrong(PathOf(name), value, "a whole number")
        : throw new PayloadException(PathOf(name), "is missing");

    public string? EssentialText(string name) => Find(name) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(PathOf(name), value, "text")
        : null;

    /// <summary>An array of numbers; null is NaN, a missing array is empty.</summary>
    public NumberList EssentialNumbers(string name)
    {
        var path = PathOf(name);
        var items = EssentialItems(name).ToArray();
        var numbers = new double[items.Length];
        for (var index = 0; index < items.Length; index++)
            numbers[index] = items[index].ValueKind == JsonValueKind.Null ? double.NaN : AsNumber(items[index]) ?? throw Wrong($"{path}[{index}]", items[index], "a number");
        return new NumberList(numbers);
    }

    public IEnumerable<JsonFields> EssentialObjects(string name) =>
        EssentialItems(name).Select((item, index) => new JsonFields(item, $"{PathOf(name)}[{index}]", _unexpectedFields, FamilyOf(name), null));

    public string? Text(string name) => Read(name, "text", static value => value.ValueKind == JsonValueKind.String ? value.GetString() : null);

    /// <summary>A number, or text that holds one.</summary>
    public double? Number(string name)
    {
        double? number = null;
        Read(name, "a number", value => (number = AsNumber(value) ?? FromText(value)) is null ? null : "");
        return number;
    }

    public long? Whole(string name)
    {
        long? whole = null;
        Read(name, "a whole number", value => (whole = AsWhole(value)) is null ? null : "");
        return whole;
    }

    public bool? Flag(string name)
    {
        bool? flag = null;
        Read(name, "true or false", value => (flag = value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }) is null ? null : "");
        return flag;
    }

    /// <summary>An instant; null also for the text <c>NaT</c>.</summary>
    public DateTimeOffset? Instant(string name)
    {
        DateTimeOffset? instant = null;
        Read(name, "an ISO 8601 time", value =>
        {
            if (value.ValueKind != JsonValueKind.String) return null;
            var text = value.GetString();
            if (string.IsNullOrWhiteSpace(text) || text == "NaT") return "";
            if (!JsonInstant.TryParse(text!, out var parsed)) return null;
            instant = parsed;
            return "";
        });
        return instant;
    }

    public PropertyBag Bag(string name) => Read(name, "an object", static value => value.ValueKind == JsonValueKind.Object ? JsonValues.Bag(value) : null) ?? PropertyBag.Empty;

    /// <summary>The fields of an object within; null when it is absent.</summary>
    public JsonFields? Child(string name) => Read(name, "an object", value => value.ValueKind == JsonValueKind.Object ? Within(name, value, PathOf(name)) : null);

    /// <summary>The objects of an array.</summary>
    public IReadOnlyList<JsonFields> Objects(string name)
    {
        var objects = new List<JsonFields>();
        var index = 0;
        foreach (var item in Items(name))
        {
            var path = $"{PathOf(name)}[{index++}]";
            if (item.ValueKind == JsonValueKind.Object) objects.Add(Within(name, item, path));
            else Keep(name, Wrong(path, item, "an object"));
        }

        return objects;
    }

    /// <summary>The items of an array; none when the field is absent.</summary>
    public IReadOnlyList<JsonElement> Items(string name) =>
        Read(name, "an array", static value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : null) ?? [];

    /// <summary>The records of an answer that is a list: an array, one object for one, or nothing.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="id">The field that makes an object a record: one without it is another kind of answer.</param>
    /// <param name="unexpectedFields">Is told of what does not fit.</param>
    public static IEnumerable<JsonFields> OfList(JsonElement answer, string id, UnexpectedFields unexpectedFields) => answer.ValueKind switch
    {
        JsonValueKind.Undefined => [],
        JsonValueKind.Object when !answer.TryGetProperty(id, out _) => throw NoRecord(id),
        JsonValueKind.Object => [new JsonFields(answer, "", unexpectedFields)],
        JsonValueKind.Array => answer.EnumerateArray().Select((item, index) => new JsonFields(item, $"[{index}]", unexpectedFields)),
        _ => throw Wrong("", answer, "an array"),
    };

    /// <summary>The fault of an object that stands where a list or one of its records should.</summary>
    public static PayloadException NoRecord(string id) => new("", $"should be a list but is an object without '{id}'");

    /// <summary>The field as it is; null when it is absent or null.</summary>
    public JsonElement? Find(string name)
    {
        _read.Add(name);
        return _element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;
    }

    /// <summary>Every field that was not read until now, or did not fit.</summary>
    public PropertyBag Rest() => new(
        from field in _element.EnumerateObject()
        where !_read.Contains(field.Name) || _kept.Contains(field.Name)
        select new KeyValuePair<string, object?>(field.Name, JsonValues.Value(field.Value)));

    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    /// <summary>A value as a number; null when it is none that double precision holds.</summary>
    public static double? AsNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && !double.IsInfinity(number) ? number : null;

    /// <summary>Text as the number that it holds; null when it is none.</summary>
    public static double? FromText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) && !double.IsInfinity(number)
            ? number
            : null;

    public static PayloadException Wrong(string path, JsonElement value, string wanted) =>
        new(path, $"should be {wanted} but is {Name(value.ValueKind, wanted)}");

    private IEnumerable<JsonElement> EssentialItems(string name)
    {
        if (Find(name) is not { } value) return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Wrong(PathOf(name), value, "an array");
    }

    // Null from the reader: the value is of another kind.
    private T? Read<T>(string name, string wanted, Func<JsonElement, T?> read)
        where T : class
    {
        if (Find(name) is not { } value) return null;
        if (read(value) is { } found) return found;
        Keep(name, Wrong(PathOf(name), value, wanted));
        return null;
    }

    private void Keep(string name, PayloadException problem)
    {
        Keep(name);
        _unexpectedFields.Add(FamilyOf(name), problem);
    }

    private void Keep(string name)
    {
        _kept.Add(name);
        _keepInParent?.Invoke();
    }

    private JsonFields Within(string name, JsonElement value, string path) => new(value, path, _unexpectedFields, FamilyOf(name), () => Keep(name));

    private string FamilyOf(string name) => _family.Length == 0 ? name : $"{_family}.{name}";

    private static long? AsWhole(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number) return null;
        if (value.TryGetInt64(out var whole)) return whole;
        // As some servers write whole numbers: 3.0.
        return AsNumber(value) is { } number && Math.Abs(number) < long.MaxValue && Math.Truncate(number).Equals(number) ? (long)number : null;
    }

    private static string Name(JsonValueKind kind, string wanted) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "text",
        JsonValueKind.Number when wanted.EndsWith("number", StringComparison.Ordinal) => "a number of another kind",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
