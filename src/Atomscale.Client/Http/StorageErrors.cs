using System;
using System.Net.Http;
using System.Text.RegularExpressions;

namespace Atomscale.Client.Http;

/// <summary>What the storage's statuses and errors mean. It is S3 or like it: errors are XML, an expired link is a 403.</summary>
internal static class StorageErrors
{
    private static readonly Regex s_code = new("<Code>([^<]{1,200})</Code>", RegexOptions.CultureInvariant);
    private static readonly Regex s_message = new("<Message>([^<]{1,500})</Message>", RegexOptions.CultureInvariant);

    public static AtomscaleErrorKind KindOf(HttpMethod method, int status) => status switch
    {
        403 => AtomscaleErrorKind.LinkExpired,
        404 when method == HttpMethod.Get => AtomscaleErrorKind.NotFound,
        // The storage never sees the key: it cannot refuse it.
        401 or 404 => AtomscaleErrorKind.Refused,
        _ => StatusTable.KindOf(status),
    };

    /// <summary>Whether the same request may be answered differently later.</summary>
    public static bool IsTransient(int status, string body) =>
        StatusTable.IsTransient(status) || status == 400 && s_code.Match(body) is { Success: true } code && code.Groups[1].Value == "RequestTimeout";

    /// <summary>Whether a body is one of S3's errors, which may come with status 200.</summary>
    public static bool IsError(string body) => body.IndexOf("<Error>", StringComparison.Ordinal) >= 0 && s_code.IsMatch(body);

    /// <summary>The storage's own words.</summary>
    public static string? Message(string body)
    {
        if (s_code.Match(body) is not { Success: true } code) return ServerMessage.Parse(body);
        return ServerMessage.Clean(s_message.Match(body) is { Success: true } message ? $"{code.Groups[1].Value}, {message.Groups[1].Value}" : code.Groups[1].Value);
    }

    /// <summary>What a user does about it.</summary>
    public static string? ActionFor(AtomscaleErrorKind kind) => kind switch
    {
        AtomscaleErrorKind.LinkExpired => "Run the same command again, which asks for new links. Check this computer's clock when it stays.",
        AtomscaleErrorKind.Network or AtomscaleErrorKind.Timeout or AtomscaleErrorKind.ServerError => "Run the same command again: it goes on where this one stopped.",
        AtomscaleErrorKind.Refused => "Run the same command again; when it stays, report it to the service's support.",
        _ => StatusTable.ActionFor(kind),
    };
}
