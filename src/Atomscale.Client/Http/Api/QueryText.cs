using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Atomscale.Client.Http.Api;

/// <summary>Builds a query in the service's form: lists repeat the key, what is absent is left out.</summary>
internal sealed class QueryText
{
    private readonly StringBuilder _text = new();

    public QueryText Add(string name, string? value)
    {
        if (value is not null)
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    public QueryText Add(string name, IEnumerable<string> values) => values.Aggregate(this, (query, value) => query.Add(name, value));

    public QueryText Add(string name, bool value) => Add(name, value ? "True" : "False");

    public QueryText Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>An instant in UTC as the reference client writes it: <c>2026-01-31 08:00:00[.ffffff]+00:00</c>.</summary>
    public QueryText Add(string name, DateTimeOffset? value)
    {
        if (value is not { } instant) return this;
        var utc = instant.UtcDateTime;
        var format = utc.Ticks % TimeSpan.TicksPerSecond / 10 == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff";
        return Add(name, utc.ToString(format, CultureInfo.InvariantCulture) + "+00:00");
    }

    public override string ToString() => _text.ToString();
}
