using System;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Http;

/// <summary>Reads answers that are small enough to be held whole: everything but the catalogue.</summary>
internal static class JsonBody
{
    /// <summary>The document; null for what the service means by "nothing": an empty body, <c>null</c>, <c>{}</c> and <c>[]</c>.</summary>
    public static async Task<JsonDocument?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, 81_920, cancellationToken).ConfigureAwait(false);
        if (IsBlank(buffer)) return null;
        buffer.Position = 0;
        var document = await JsonDocument.ParseAsync(buffer, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!IsNothing(document.RootElement)) return document;
        document.Dispose();
        return null;
    }

    private static bool IsNothing(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => element.GetArrayLength() == 0,
        JsonValueKind.Object => !element.EnumerateObject().MoveNext(),
        _ => false,
    };

    private static bool IsBlank(MemoryStream buffer)
    {
        foreach (var value in buffer.GetBuffer().AsSpan(0, (int)buffer.Length))
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return false;
        }

        return true;
    }
}
