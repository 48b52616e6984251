using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Atomscale.Sandbox.Faults;
using Atomscale.Sandbox.Lab;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>
/// <c>GET data_entries/</c>: one answer with the whole list, however long. Entries are made, written and forgotten one by one.
/// </summary>
internal sealed class CatalogueEndpoint
{
    private const int FlushSize = 64 * 1024;

    private readonly Register _register;

    public CatalogueEndpoint(Register register) => _register = register;

    public async Task AnswerAsync(HttpContext context)
    {
        var query = new CatalogueQuery(_register, context.Request.Query);
        using var entries = query.Run().GetEnumerator();
        var any = entries.MoveNext();
        if (!any && _register.Lab.Generation == Generation.Older)
        {
            await JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, "No data entries found");
        }
        else if (any && query.AsksForOne && entries.Current.IsOlder)
        {
            // The older generation answers with the object itself when one id was asked for.
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer => EntryJson.Write(writer, entries.Current));
        }
        else
        {
            await using var body = JsonAnswer.Open(context, StatusCodes.Status200OK);
            await WriteListAsync(context, body, any, entries);
        }
    }

    private static async Task WriteListAsync(HttpContext context, Stream body, bool any, IEnumerator<Entry> entries)
    {
        var faulted = context.Features.Get<FaultedBody>();
        var buffer = new ArrayBufferWriter<byte>(2 * FlushSize);
        await using var writer = new Utf8JsonWriter(buffer, JsonWriting.Options);
        writer.WriteStartArray();
        for (var count = 0; any; any = entries.MoveNext())
        {
            if (faulted is not null && count == faulted.AfterEntries)
            {
                await FlushAsync();
                await faulted.StrikeAsync(context.RequestAborted);
            }
            EntryJson.Write(writer, entries.Current);
            count++;
            if (writer.BytesPending + buffer.WrittenCount >= FlushSize)
                await FlushAsync();
        }
        writer.WriteEndArray();
        await FlushAsync();

        async Task FlushAsync()
        {
            writer.Flush();
            await body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
            await body.FlushAsync(context.RequestAborted);
            buffer.ResetWrittenCount();
        }
    }
}
