using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>Reads typed values from a query as the service's framework does, with its messages.</summary>
internal static class QueryReader
{
    // Of a value that is given several times the framework takes the last one.
    public static string? Text(IQueryCollection query, string name) => query[name].LastOrDefault();

    /// <summary>The values of a repeated key, or null when it is absent, which means no filter.</summary>
    public static IReadOnlyList<string>? List(IQueryCollection query, string name)
        => query[name] is { Count: > 0 } values ? [.. values.Select(value => value ?? "")] : null;

    public static bool Flag(IQueryCollection query, string name, bool fallback) => Text(query, name)?.ToUpperInvariant() switch
    {
        null => fallback,
        "TRUE" or "1" or "YES" or "ON" or "T" or "Y" => true,
        "FALSE" or "0" or "NO" or "OFF" or "F" or "N" => false,
        _ => throw BadValueException.InQuery(name, "Input should be a valid boolean, unable to interpret input", "bool_parsing"),
    };

    /// <summary>Text that must be there.</summary>
    public static string Required(IQueryCollection query, string name)
        => Text(query, name) is { Length: > 0 } text ? text : throw BadValueException.InQuery(name, "Field required", "missing");

    public static int? WholeNumber(IQueryCollection query, string name, int least)
    {
        if (Text(query, name) is not { } text)
            return null;
        var number = WholeNumber(name, text);
        if (number < least)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"Input should be greater than or equal to {least}");
            throw BadValueException.InQuery(name, message, "greater_than_equal");
        }
        return number;
    }

    public static int WholeNumber(string name, string text)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw BadValueException.InQuery(name, "Input should be a valid integer, unable to parse string as an integer", "int_parsing");

    /// <summary>An instant; without an offset it is UTC.</summary>
    public static DateTimeOffset? Instant(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant;
        throw BadValueException.InQuery(name, "Input should be a valid datetime, input is invalid", "datetime_from_date_parsing");
    }

    public static string? OneOf(IQueryCollection query, string name, IReadOnlyList<string> known)
    {
        var text = Text(query, name);
        if (text is null || known.Contains(text))
            return text;
        var list = string.Join(", ", known.Select(value => $"'{value}'"));
        throw BadValueException.InQuery(name, $"Input should be {list}", "enum");
    }
}
