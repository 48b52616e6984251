using System;
using System.Collections.Generic;
using System.Text.Json;
using Atomscale.Client.Analysis.Tables;
using Atomscale.Client.Json;

namespace Atomscale.Client.Analysis.Patterns;

/// <summary>
/// Reads the fingerprint of a RHEED image: a node-link graph whose edges are listed under <c>horizontal_distances</c>, by the rules of the
/// service's contract.
/// </summary>
internal static class FingerprintReader
{
    private const string Root = "fingerprint";

    /// <summary>The fingerprint; one without graph when the answer is nothing or has none.</summary>
    /// <exception cref="PayloadException">The payload is not of this form; the exception names the field.</exception>
    public static Fingerprint Read(JsonElement payload)
    {
        if (payload.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return Fingerprint.None;
        if (payload.ValueKind == JsonValueKind.Array && payload.GetArrayLength() == 0) return Fingerprint.None;
        if (payload.ValueKind != JsonValueKind.Object) throw TimeseriesReader.Malformed("", payload, "an object");
        return new Fingerprint(ReadId(payload), ReadGraph(payload));
    }

    private static string? ReadId(JsonElement payload)
    {
        const string field = "processed_data_id";
        if (!payload.TryGetProperty(field, out var id) || id.ValueKind == JsonValueKind.Null) return null;
        return JsonValues.TextOf(id);
    }

    private static QuikPatternGraph? ReadGraph(JsonElement payload)
    {
        if (!payload.TryGetProperty(Root, out var fingerprint) || fingerprint.ValueKind == JsonValueKind.Null) return null;
        if (fingerprint.ValueKind != JsonValueKind.Object) throw TimeseriesReader.Malformed(Root, fingerprint, "an object");
        if (!fingerprint.EnumerateObject().MoveNext()) return null;

        var isDirected = ReadFlag(fingerprint, "directed", false);
        var isMultigraph = ReadFlag(fingerprint, "multigraph", true);
        var nodes = ReadNodes(ReadList(fingerprint, "nodes", isRequired: true));
        var ids = new HashSet<long>();
        foreach (var node in nodes) ids.Add(node.Id);
        var edges = ReadEdges(ReadList(fingerprint, "horizontal_distances", isRequired: false), ids, isDirected, isMultigraph);
        return new QuikPatternGraph(nodes, edges, isDirected);
    }

    private static List<PatternNode> ReadNodes(List<(string Path, JsonElement Fields)> items)
    {
        var position = 0;
        var ids = new List<long>();
        var attributes = new Dictionary<long, List<KeyValuePair<string, object?>>>();
        foreach (var (path, fields) in items)
        {
            var id = ReadKey(fields, "id", path, position++);
            if (!attributes.TryGetValue(id, out var known))
            {
                ids.Add(id);
                attributes[id] = known = [];
            }

            // A node that is listed twice is one node: what comes later counts.
            ReadAttributes(fields, ["id"], known);
        }

        return ids.ConvertAll(id => new PatternNode(id, new PropertyBag(attributes[id])));
    }

    private static List<PatternEdge> ReadEdges(
        List<(string Path, JsonElement Fields)> items, HashSet<long> nodes, bool isDirected, bool isMultigraph)
    {
        var edges = new List<(long Start, long End, List<KeyValuePair<string, object?>> Attributes)>();
        var positions = new Dictionary<(long, long), int>();
        foreach (var (path, fields) in items)
        {
            var start = ReadEnd(fields, "start_id", path, nodes);
            var end = ReadEnd(fields, "end_id", path, nodes);
            var pair = isDirected || start <= end ? (start, end) : (end, start);
            if (isMultigraph || !positions.TryGetValue(pair, out var position))
            {
                position = positions[pair] = edges.Count;
                edges.Add((start, end, []));
            }

            ReadAttributes(fields, ["start_id", "end_id"], edges[position].Attributes);
        }

        return edges.ConvertAll(edge => new PatternEdge(edge.Start, edge.End, new PropertyBag(edge.Attributes)));
    }

    private static void ReadAttributes(JsonElement fields, string[] keys, List<KeyValuePair<string, object?>> attributes)
    {
        foreach (var field in fields.EnumerateObject())
        {
            var name = field.Name;
            if (Array.IndexOf(keys, name) >= 0) continue;
            var attribute = new KeyValuePair<string, object?>(name, ReadAttribute(name, field.Value));
            var same = attributes.FindIndex(other => other.Key == name);
            if (same >= 0) attributes[same] = attribute;
            else attributes.Add(attribute);
        }
    }

    // The graph is what a pattern is for; its attributes are kept as they came, and one of another kind has no property.
    private static object? ReadAttribute(string name, JsonElement field)
    {
        var value = JsonValues.Value(field);
        return value is "NaN" && PatternAttributes.Numbers.Contains(name) ? null : value;
    }

    private static long ReadEnd(JsonElement fields, string name, string path, HashSet<long> nodes)
    {
        var id = ReadKey(fields, name, path, null);
        return nodes.Contains(id) ? id : throw new PayloadException($"{path}.{name}", $"names the node {id}, which there is not");
    }

    private static long ReadKey(JsonElement fields, string name, string path, long? whenAbsent)
    {
        if (!fields.TryGetProperty(name, out var key) && whenAbsent is { } position) return position;
        if (key.ValueKind != JsonValueKind.Number) throw TimeseriesReader.Malformed($"{path}.{name}", key, "a whole number");
        return PatternAttributes.ToWhole(JsonValues.Value(key))
            ?? throw new PayloadException($"{path}.{name}", "is no whole number");
    }

    private static List<(string Path, JsonElement Fields)> ReadList(JsonElement fingerprint, string name, bool isRequired)
    {
        var items = new List<(string, JsonElement)>();
        var path = $"{Root}.{name}";
        fingerprint.TryGetProperty(name, out var list);
        if (!isRequired && list.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return items;
        if (list.ValueKind != JsonValueKind.Array) throw TimeseriesReader.Malformed(path, list, "an array");
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object) throw TimeseriesReader.Malformed($"{path}[{items.Count}]", item, "an object");
            items.Add(($"{path}[{items.Count}]", item));
        }

        return items;
    }

    private static bool ReadFlag(JsonElement fingerprint, string name, bool whenAbsent)
    {
        if (!fingerprint.TryGetProperty(name, out var flag)) return whenAbsent;
        return flag.ValueKind is JsonValueKind.True or JsonValueKind.False ? flag.GetBoolean() : whenAbsent;
    }
}
