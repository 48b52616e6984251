using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Json;

/// <summary>Reads a JSON array as a stream of its items; one object that has the id counts as an array of itself; nothing and null as an empty one.</summary>
internal static class JsonItems
{
    public static async IAsyncEnumerable<JsonElement> ReadAsync(Stream body, string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = await FirstByteAsync(body, cancellationToken).ConfigureAwait(false);
        if (first < 0) yield break;
        using var whole = new PrefixedStream((byte)first, body);
        if (first != '[')
        {
            using var buffer = await JsonBody.BufferAsync(whole, cancellationToken).ConfigureAwait(false);
            using var document = JsonBody.Parse(buffer);
            if (document is null) yield break;
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw JsonFields.Wrong("", document.RootElement, "a list");
            if (!document.RootElement.TryGetProperty(id, out _)) throw JsonFields.NoRecord(id);
            yield return document.RootElement.Clone();
            yield break;
        }

        var items = JsonSerializer.DeserializeAsyncEnumerable(whole, ElementContext.Default.JsonElement, cancellationToken);
        await foreach (var item in items.ConfigureAwait(false)) yield return item;
    }

    private static async Task<int> FirstByteAsync(Stream body, CancellationToken cancellationToken)
    {
        var one = new byte[1];
        while (await body.ReadAsync(one, 0, 1, cancellationToken).ConfigureAwait(false) > 0)
        {
            if (one[0] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return one[0];
        }

        return -1;
    }
}
