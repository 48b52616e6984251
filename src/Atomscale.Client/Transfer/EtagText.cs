using System;
using System.Linq;

namespace Atomscale.Client.Transfer;

/// <summary>What an ETag header tells.</summary>
internal static class EtagText
{
    private const int Md5Digits = 32;

    /// <summary>The MD5 that an ETag may be, in lower case: 32 hex digits, with or without quotes. A multi-part ETag (<c>…-N</c>) is none.</summary>
    public static string? Candidate(string? etag)
    {
        var text = etag?.Trim() ?? "";
        if (text.Length >= 2 && text[0] == '"' && text[text.Length - 1] == '"') text = text.Substring(1, text.Length - 2);
        return text.Length == Md5Digits && text.All(IsHex) ? text.ToLowerInvariant() : null;
    }

    /// <summary>Whether a range may be tied to it: quoted, and not weak.</summary>
    public static bool IsStrong(string? etag) => etag is { Length: > 2 } && etag[0] == '"' && etag[etag.Length - 1] == '"';

    /// <summary>Lower-case hex.</summary>
    public static string Hex(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();

    private static bool IsHex(char character) => character is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';
}
