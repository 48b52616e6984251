using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>Reads a JSON object from a request as the service's framework does: all that is wrong is told at once, by <see cref="Check"/>.</summary>
internal sealed class BodyReader
{
    private readonly JsonElement _body;
    private readonly List<BadValue> _bad = [];

    private BodyReader(JsonElement body) => _body = body;

    /// <exception cref="BadValueException">There is no body, or it is not a JSON object.</exception>
    public static async Task<BodyReader> ReadAsync(HttpContext context)
        => await ReadOptionalAsync(context) ?? throw Bad("Field required", "missing");

    /// <summary>Null when there is no body, or it is null.</summary>
    public static async Task<BodyReader?> ReadOptionalAsync(HttpContext context)
    {
        if (context.Request.ContentLength is 0 || (context.Request.ContentLength is null && context.Request.Headers.TransferEncoding.Count == 0))
            return null;
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => new BodyReader(document.RootElement.Clone()),
                JsonValueKind.Null => null,
                _ => throw Bad("Input should be a valid dictionary or object to extract fields from", "model_attributes_type"),
            };
        }
        catch (JsonException)
        {
            throw Bad("JSON decode error", "json_invalid");
        }
    }

    /// <summary>Text that is there and not blank.</summary>
    public string Text(string name) => Text(_body, ["body"], name);

    /// <summary>Text, or null when it is absent or null.</summary>
    public string? OptionalText(string name)
    {
        if (!_body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : Refuse<string?>(null, ["body", name], "Input should be a valid string", "string_type");
    }

    public string OneOf(string name, IReadOnlyList<string> known)
    {
        var text = Text(name);
        if (text.Length == 0 || known.Contains(text))
            return text;
        return Refuse("", ["body", name], $"Input should be {string.Join(", ", known.Select(value => $"'{value}'"))}", "enum");
    }

    public bool OptionalFlag(string name, bool fallback)
    {
        if (!_body.TryGetProperty(name, out var value))
            return fallback;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : Refuse(fallback, ["body", name], "Input should be a valid boolean", "bool_type");
    }

    /// <summary>A list of objects with a text and a whole number each.</summary>
    public IReadOnlyList<(string Text, int Number)> Pairs(string name, string textName, string numberName)
    {
        if (!_body.TryGetProperty(name, out var list))
            return Refuse<(string, int)[]>([], ["body", name], "Field required", "missing");
        if (list.ValueKind != JsonValueKind.Array)
            return Refuse<(string, int)[]>([], ["body", name], "Input should be a valid list", "list_type");
        var pairs = new List<(string, int)>();
        foreach (var item in list.EnumerateArray())
        {
            object[] place = ["body", name, pairs.Count];
            if (item.ValueKind == JsonValueKind.Object)
                pairs.Add((Text(item, place, textName), Number(item, place, numberName)));
            else
                pairs.Add(Refuse(("", 0), place, "Input should be a valid dictionary", "dict_type"));
        }
        return pairs;
    }

    /// <exception cref="BadValueException">Something was missing or wrong.</exception>
    public void Check()
    {
        if (_bad.Count > 0)
            throw new BadValueException(_bad);
    }

    private static BadValueException Bad(string message, string type) => new([new BadValue(["body"], message, type)]);

    private string Text(JsonElement parent, IReadOnlyList<object> place, string name)
    {
        if (!parent.TryGetProperty(name, out var value))
            return Refuse("", [.. place, name], "Field required", "missing");
        if (value.ValueKind != JsonValueKind.String)
            return Refuse("", [.. place, name], "Input should be a valid string", "string_type");
        return string.IsNullOrWhiteSpace(value.GetString())
            ? Refuse("", [.. place, name], "String should have at least 1 character", "string_too_short")
            : value.GetString()!;
    }

    private int Number(JsonElement parent, IReadOnlyList<object> place, string name)
    {
        if (!parent.TryGetProperty(name, out var value))
            return Refuse(0, [.. place, name], "Field required", "missing");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : Refuse(0, [.. place, name], "Input should be a valid integer", "int_type");
    }

    private T Refuse<T>(T fallback, IReadOnlyList<object> location, string message, string type)
    {
        _bad.Add(new BadValue(location, message, type));
        return fallback;
    }
}
