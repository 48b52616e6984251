using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Json;

namespace Atomscale.Client.Http;

/// <summary>Takes the server's own words out of an error's body: JSON's <c>detail</c> as text or as a list of <c>{loc, msg}</c>, else a short plain text.</summary>
internal static class ServerMessage
{
    private const int MaximumBytes = 64 * 1024;
    private const int MaximumCharacters = 500;

    /// <summary>The beginning of an error's body, as text.</summary>
    public static async Task<string> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaximumBytes];
        var count = 0;
        int read;
        while (count < buffer.Length && (read = await body.ReadAsync(buffer, count, buffer.Length - count, cancellationToken).ConfigureAwait(false)) > 0) count += read;
        return Encoding.UTF8.GetString(buffer, 0, count);
    }

    public static string? Parse(string text)
    {
        var message = FromJson(text) ?? (text.TrimStart().StartsWith("<", StringComparison.Ordinal) ? null : text);
        return message is null ? null : Clean(message);
    }

    /// <summary>A server's words on one line, without what a terminal would take for a command; null when nothing is left.</summary>
    public static string? Clean(string message)
    {
        message = string.Join(" ", DisplayText.Of(message).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (message.Length > MaximumCharacters) message = message.Substring(0, MaximumCharacters) + "…";
        message = message.TrimEnd('.', ' ');
        return message.Length == 0 ? null : message;
    }

    private static string? FromJson(string text)
    {
        try
        {
            using var document = JsonBody.ParseText(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("detail", out var detail)
                ? Detail(detail)
                : null;
        }
        catch (JsonException)
        {
            // Not JSON: proxies answer with plain text, which is then the message.
            return null;
        }
    }

    private static string Detail(JsonElement detail) => detail.ValueKind switch
    {
        JsonValueKind.String => detail.GetString()!,
        JsonValueKind.Array => string.Join("; ", detail.EnumerateArray().Select(Item)),
        _ => detail.GetRawText(),
    };

    private static string Item(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("msg", out var message)) return item.ToString();
        var place = item.TryGetProperty("loc", out var loc) && loc.ValueKind == JsonValueKind.Array
            ? string.Join(".", loc.EnumerateArray().Select(part => part.ToString())) + ": "
            : "";
        return place + message;
    }
}
