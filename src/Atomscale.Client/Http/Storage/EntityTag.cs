using System.Linq;

namespace Atomscale.Client.Http.Storage;

/// <summary>The ETag of an object or a part, and whether it can be the MD5 of its bytes.</summary>
/// <param name="text">The header as it came.</param>
/// <param name="isEncrypted">
/// Whether the answer says that the object is encrypted with a key of a key service (SSE-KMS) or of the customer (SSE-C): its ETag is no MD5 then,
/// even when it looks like one.
/// </param>
internal sealed class EntityTag(string text, bool isEncrypted)
{
    private const int Md5Digits = 32;

    /// <summary>As it came.</summary>
    public string Text { get; } = text;

    /// <summary>Whether the answer says that the object is encrypted in a way that makes its ETag no MD5.</summary>
    public bool IsEncrypted { get; } = isEncrypted;

    /// <summary>The MD5 that it may be, in lower case; null when it cannot be one.</summary>
    public string? Md5 { get; } = isEncrypted ? null : Candidate(text);

    /// <summary>Whether a range may be tied to it: quoted, and not weak.</summary>
    public bool IsStrong => Text.Length > 2 && Text[0] == '"' && Text[Text.Length - 1] == '"';

    // 32 hex digits, with or without quotes. A multi-part ETag (…-N) is none.
    private static string? Candidate(string header)
    {
        var text = header.Trim();
        if (text.Length >= 2 && text[0] == '"' && text[text.Length - 1] == '"') text = text.Substring(1, text.Length - 2);
        return text.Length == Md5Digits && text.All(IsHex) ? text.ToLowerInvariant() : null;
    }

    private static bool IsHex(char character) => character is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';
}
