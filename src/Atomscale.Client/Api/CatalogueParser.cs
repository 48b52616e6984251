using System;
using System.IO;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>
/// Parses a catalogue as its bytes come: an array of entries; one object that has an id counts as an array of itself; nothing and null as an empty one.
/// </summary>
internal sealed class CatalogueParser(UnexpectedFields unexpectedFields)
{
    private const string IdField = "data_id";

    private readonly PlainEntryReader _plain = new();
    private JsonReaderState _state;
    private bool _isArray;

    /// <summary>Parses the whole entries at the beginning of a buffer, and says how many bytes they were.</summary>
    /// <param name="buffer">What came and was not consumed before.</param>
    /// <param name="isLast">Whether nothing comes after it.</param>
    /// <param name="take">Is given each entry; ends the parsing with false.</param>
    /// <param name="report">Is given what is wrong with each entry that cannot be read.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="PayloadException">It is no list.</exception>
    public int Parse(ArraySegment<byte> buffer, bool isLast, Func<CatalogueEntry, bool> take, Action<PayloadException> report)
    {
        if (!_isArray && !IsArray(buffer))
        {
            if (isLast) ParseWhole(buffer, take, report);
            return 0;
        }

        _isArray = true;
        var reader = new Utf8JsonReader(buffer.AsSpan(), isLast, _state);
        while (true)
        {
            var before = reader;
            if (!TryReadItem(ref reader, buffer, out var entry, out var error))
            {
                _state = before.CurrentState;
                return (int)before.BytesConsumed;
            }

            if (error is not null) report(error);
            if (entry is not null && !take(entry)) return (int)reader.BytesConsumed;
        }
    }

    // True for each token and item at the top; neither entry nor fault for the array's own brackets. False: more bytes are needed, or there are none.
    private bool TryReadItem(ref Utf8JsonReader reader, ArraySegment<byte> buffer, out CatalogueEntry? entry, out PayloadException? error)
    {
        entry = null;
        error = null;
        if (!reader.Read()) return false;
        if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray) return true;
        var item = reader;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var outcome = _plain.TryRead(ref reader, out entry);
            if (outcome != EntryOutcome.NotPlain) return outcome == EntryOutcome.Read;
        }

        reader = item;
        var start = (int)reader.TokenStartIndex;
        if (!reader.TrySkip()) return false;
        using var document = JsonBody.ParseText(new Memory<byte>(buffer.Array, buffer.Offset + start, (int)reader.BytesConsumed - start));
        Read(document.RootElement, out entry, out error);
        return true;
    }

    private void ParseWhole(ArraySegment<byte> buffer, Func<CatalogueEntry, bool> take, Action<PayloadException> report)
    {
        using var body = new MemoryStream(buffer.Array!, buffer.Offset, buffer.Count, writable: false, publiclyVisible: true);
        using var document = JsonBody.Parse(body);
        if (document is null) return;
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw JsonFields.Wrong("", document.RootElement, "a list");
        if (!document.RootElement.TryGetProperty(IdField, out _)) throw JsonFields.NoRecord(IdField);
        Read(document.RootElement, out var entry, out var error);
        if (error is not null) report(error);
        if (entry is not null) take(entry);
    }

    private void Read(JsonElement element, out CatalogueEntry? entry, out PayloadException? error)
    {
        entry = null;
        error = null;
        try
        {
            entry = CatalogueReader.Read(element, unexpectedFields);
        }
        catch (PayloadException wrong)
        {
            error = wrong;
        }
    }

    private static bool IsArray(ArraySegment<byte> buffer)
    {
        foreach (var value in buffer.AsSpan())
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return value == '[';
        }

        return false;
    }
}
