using System;
using System.Collections.Generic;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api.Catalogue;

/// <summary>
/// Reads entries that are what the contract says, straight from the bytes: nearly all of a catalogue. One with anything out of the
/// ordinary is left to <see cref="CatalogueReader"/>, which has the rules for it and gives the same for plain ones.
/// </summary>
internal sealed class PlainEntryReader
{
    private readonly TextCache _repeated = new();
    private readonly string?[] _texts = new string?[EntryFields.Count];
    private readonly DateTimeOffset?[] _instants = new DateTimeOffset?[EntryFields.Count];
    private readonly List<KeyValuePair<string, object?>> _rest = [];
    private readonly List<string> _items = [];
    private readonly List<ProjectReference> _references = [];
    private PropertyBag _metadata = PropertyBag.Empty;
    private ProjectReferenceList _projects = ProjectReferenceList.Empty;
    private TextList _tags = TextList.Empty;
    private TextList _workspaces = TextList.Empty;
    private double? _length;
    private bool? _hasLogs;

    /// <summary>Reads the object whose beginning the reader is on.</summary>
    public EntryOutcome TryRead(ref Utf8JsonReader reader, out CatalogueEntry? entry)
    {
        entry = null;
        Clear();
        try
        {
            var outcome = ReadFields(ref reader);
            if (outcome != EntryOutcome.Read) return outcome;
        }
        catch (InvalidOperationException)
        {
            // Text that is no valid Unicode.
            return EntryOutcome.NotPlain;
        }

        if (string.IsNullOrWhiteSpace(_texts[EntryFields.DataId])) return EntryOutcome.NotPlain;
        entry = Make();
        return EntryOutcome.Read;
    }

    private EntryOutcome ReadFields(ref Utf8JsonReader reader)
    {
        var seen = 0u;
        var field = -1;
        while (true)
        {
            if (!reader.Read()) return EntryOutcome.Incomplete;
            if (reader.TokenType == JsonTokenType.EndObject) return EntryOutcome.Read;
            if (reader.ValueIsEscaped) return EntryOutcome.NotPlain;
            var found = EntryFields.Find(reader.ValueSpan, field + 1);
            if (found < 0)
            {
                var name = _repeated.Read(ref reader);
                if (!reader.Read() || !JsonTokens.TryReadValue(ref reader, _repeated, out var value)) return EntryOutcome.Incomplete;
                _rest.Add(new KeyValuePair<string, object?>(name, value));
                continue;
            }

            field = found;
            if ((seen & 1u << field) != 0) return EntryOutcome.NotPlain;
            seen |= 1u << field;
            if (!reader.Read()) return EntryOutcome.Incomplete;
            if (reader.TokenType == JsonTokenType.Null) continue;
            var outcome = ReadField(ref reader, field);
            if (outcome != EntryOutcome.Read) return outcome;
        }
    }

    private EntryOutcome ReadField(ref Utf8JsonReader reader, int field)
    {
        switch (EntryFields.KindOf(field))
        {
            case EntryFieldKind.Text when reader.TokenType == JsonTokenType.String:
                _texts[field] = EntryFields.IsUnique(field) ? reader.GetString() : _repeated.Read(ref reader);
                return EntryOutcome.Read;
            case EntryFieldKind.Instant when reader.TokenType == JsonTokenType.String:
                return TryReadInstant(ref reader, out _instants[field]) ? EntryOutcome.Read : EntryOutcome.NotPlain;
            case EntryFieldKind.Number when reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && !double.IsInfinity(number):
                _length = number;
                return EntryOutcome.Read;
            case EntryFieldKind.Flag when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                _hasLogs = reader.GetBoolean();
                return EntryOutcome.Read;
            case EntryFieldKind.Bag when reader.TokenType == JsonTokenType.StartObject:
                return JsonTokens.TryReadBag(ref reader, _repeated, out _metadata) ? EntryOutcome.Read : EntryOutcome.Incomplete;
            case EntryFieldKind.Projects when reader.TokenType == JsonTokenType.StartArray:
                return ReadProjects(ref reader);
            case EntryFieldKind.Tags when reader.TokenType == JsonTokenType.StartArray:
                return ReadNames(ref reader, takesObjects: false, out _tags);
            case EntryFieldKind.Workspaces when reader.TokenType == JsonTokenType.StartArray:
                return ReadNames(ref reader, takesObjects: true, out _workspaces);
            default:
                return EntryOutcome.NotPlain;
        }
    }

    private static bool TryReadInstant(ref Utf8JsonReader reader, out DateTimeOffset? instant)
    {
        instant = null;
        var text = reader.ValueSpan;
        if (text.IsEmpty || text.SequenceEqual("NaT"u8)) return true;
        if (!JsonInstant.TryParsePlain(text, out var parsed) && !JsonInstant.TryParse(reader.GetString()!, out parsed)) return false;
        instant = parsed;
        return true;
    }

    private EntryOutcome ReadProjects(ref Utf8JsonReader reader)
    {
        while (true)
        {
            if (!reader.Read()) return EntryOutcome.Incomplete;
            if (reader.TokenType == JsonTokenType.EndArray) break;
            var outcome = TryReadNamed(ref reader, out var id, out var name);
            if (outcome != EntryOutcome.Read) return outcome;
            _references.Add(new ProjectReference(id, name));
        }

        if (_references.Count > 0) _projects = new ProjectReferenceList(_references);
        return EntryOutcome.Read;
    }

    private EntryOutcome ReadNames(ref Utf8JsonReader reader, bool takesObjects, out TextList names)
    {
        names = TextList.Empty;
        _items.Clear();
        while (true)
        {
            if (!reader.Read()) return EntryOutcome.Incomplete;
            if (reader.TokenType == JsonTokenType.EndArray) break;
            if (reader.TokenType == JsonTokenType.String)
            {
                _items.Add(_repeated.Read(ref reader));
                continue;
            }

            if (!takesObjects) return EntryOutcome.NotPlain;
            var outcome = TryReadNamed(ref reader, out var id, out var name);
            if (outcome != EntryOutcome.Read) return outcome;
            if ((name ?? id) is not { } text) return EntryOutcome.NotPlain;
            _items.Add(text);
        }

        if (_items.Count > 0) names = new TextList(_items);
        return EntryOutcome.Read;
    }

    // An object with texts "id" and "name", once each; what else it has is nobody's.
    private EntryOutcome TryReadNamed(ref Utf8JsonReader reader, out string? id, out string? name)
    {
        id = name = null;
        if (reader.TokenType != JsonTokenType.StartObject) return EntryOutcome.NotPlain;
        while (true)
        {
            if (!reader.Read()) return EntryOutcome.Incomplete;
            if (reader.TokenType == JsonTokenType.EndObject) return EntryOutcome.Read;
            if (reader.ValueIsEscaped) return EntryOutcome.NotPlain;
            var isId = reader.ValueTextEquals("id"u8);
            var isName = reader.ValueTextEquals("name"u8);
            if (!reader.Read()) return EntryOutcome.Incomplete;
            if (isId || isName)
            {
                if (reader.TokenType == JsonTokenType.Null) continue;
                if (reader.TokenType != JsonTokenType.String || (isId ? id : name) is not null) return EntryOutcome.NotPlain;
                if (isId) id = _repeated.Read(ref reader);
                else name = _repeated.Read(ref reader);
            }
            else if (!reader.TrySkip()) return EntryOutcome.Incomplete;
        }
    }

    private CatalogueEntry Make() => new(
        dataId: _texts[EntryFields.DataId]!,
        fileName: _texts[EntryFields.RawName],
        dataType: _texts[EntryFields.DataType] ?? "",
        status: _texts[EntryFields.Status] ?? "",
        fileType: _texts[EntryFields.FileType],
        instrumentSource: _texts[EntryFields.SourceName],
        sampleName: _texts[EntryFields.SampleName],
        physicalSampleId: _texts[EntryFields.PhysicalSampleId],
        physicalSampleName: _texts[EntryFields.PhysicalSampleName],
        projects: _projects,
        growthLength: _length,
        uploadDatetime: _instants[EntryFields.Uploaded],
        lastAccessedDatetime: _instants[EntryFields.Accessed],
        lastUpdated: _instants[EntryFields.Updated],
        sampleNotes: _texts[EntryFields.Notes],
        sampleNotesLastUpdated: _instants[EntryFields.NotesUpdated],
        fileMetadata: _metadata,
        tags: _tags,
        owner: _texts[EntryFields.Owner],
        workspaces: _workspaces,
        sha3Hash: _texts[EntryFields.Sha3],
        collectedDatetime: _instants[EntryFields.Collected],
        hasInstrumentLogs: _hasLogs,
        additionalFields: _rest.Count > 0 ? new PropertyBag(_rest) : PropertyBag.Empty);

    private void Clear()
    {
        Array.Clear(_texts, 0, _texts.Length);
        Array.Clear(_instants, 0, _instants.Length);
        _rest.Clear();
        _references.Clear();
        _metadata = PropertyBag.Empty;
        _projects = ProjectReferenceList.Empty;
        _tags = _workspaces = TextList.Empty;
        _length = null;
        _hasLogs = null;
    }
}
