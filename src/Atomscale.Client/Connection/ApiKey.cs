using System;

namespace Atomscale.Client.Connection;

/// <summary>The key of a connection. Only the handler that puts it on requests, and the fingerprint of uploads, read it in clear.</summary>
public sealed class ApiKey
{
    private const int ShownCharacters = 4;

    private readonly string _value;

    /// <summary>Keeps the key, trimmed.</summary>
    /// <param name="value">The key.</param>
    /// <param name="source">Where it came from, in words for the user.</param>
    public ApiKey(string value, string source)
    {
        _value = value.Trim();
        Source = source;
    }

    /// <summary>Where the key came from.</summary>
    public string Source { get; }

    /// <summary>The last four characters behind stars; stars alone when that would show a third of the key or more.</summary>
    public string Masked => _value.Length < 3 * ShownCharacters + 1 ? "****" : "****" + _value.Substring(_value.Length - ShownCharacters);

    internal string Reveal() => _value;

    internal bool IsUsable => _value.Length > 0 && Array.TrueForAll(_value.ToCharArray(), character => character is > ' ' and <= '~');

    /// <summary>Takes the key out of a text that a server wrote.</summary>
    public string Scrub(string text) => _value.Length == 0 ? text : text.Replace(_value, "****");

    /// <summary>The masked key.</summary>
    public override string ToString() => Masked;
}
