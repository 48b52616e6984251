using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Atomscale.Client.Api;
using Atomscale.Client.Json;
using Xunit;

namespace Atomscale.Client.Tests.Api;

/// <summary>The parser that reads plain entries straight from the bytes gives what the reader of elements gives, of whatever entry.</summary>
public sealed class CatalogueParserTests
{
    private const string Plain = """
        {"data_id": "d-1", "raw_name": "a b.csv", "char_source_type": "xps", "pipeline_status": "success", "raw_file_type": "csv", "source_name": "S", "sample_name": "GA-1",
         "physical_sample_id": "p-1", "physical_sample_name": "GA-1", "projects": [{"id": "j-1", "name": "III-V", "role": {"x": [1]}}, {"name": "Two", "id": null}], "growth_length": 2301.5,
         "upload_datetime": "2026-05-31T23:43:00.200216", "last_accessed_datetime": "2026-05-31T23:43:00Z", "last_updated": "2026-05-31T23:43:00.1+02:30", "detail_note_content": "n",
         "detail_note_last_updated": "NaT", "file_metadata": {"software": "v5", "Software": "v6", "interval_s": 0.5, "big": 1e400, "n": 9007199254740993, "list": [1, "x", null, {"y": true}]},
         "tags": ["buffer", "buffer"], "name": "\u00c9mile", "workspaces": [{"name": "Epitaxy"}, {"id": "w"}, "Shared"], "sha3_256": "ab", "collected_datetime": "", "has_instrument_logs": false,
         "user_id": "u", "synth_source_id": 11, "nothing": null, "nested": {"a": [[1.25]]}}
        """;

    private static readonly string[] s_values =
    [
        "null", "true", "1", "-0.0", "1e400", "12345678901234567890", "\"\"", "\" \"", "\"NaT\"", "\"text\"", "\"\\ud83d\\ude00\"", "[]", "{}", "[1]", "[null]", "[\"a\"]", "[{}]", "[{\"name\": 1, \"id\": \"i\"}]",
        "{\"id\": \"a\", \"id\": null}", "[{\"id\": \"a\", \"id\": \"b\"}]", "\"2026-02-30T00:00:00\"", "\"2026-02-28\"", "\"2026-02-28 10:00:00\"", "\"2026-02-28T10:00:00.123456789Z\"", "\"2026-02-28T10:00:00-05:00\"",
        "\" 2026-02-28T10:00:00 \"", "\"31/12/2026\"",
    ];

    [Fact]
    public void A_plain_entry_needs_no_document()
    {
        var bytes = Encoding.UTF8.GetBytes(Plain);
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        Assert.Equal(EntryOutcome.Read, new PlainEntryReader().TryRead(ref reader, out var entry));
        Assert.Equal(bytes.Length, reader.BytesConsumed);
        Assert.Equal(Describe(Plain), Describe(entry!));
    }

    [Fact]
    public void Each_field_with_each_value_reads_as_it_does_from_a_document()
    {
        var names = JsonNode.Parse(Plain)!.AsObject().Select(field => field.Key).Append("unknown").ToArray();
        foreach (var name in names)
        {
            foreach (var value in s_values)
            {
                var entry = JsonNode.Parse(Plain)!.AsObject();
                entry.Remove(name);
                var text = entry.ToJsonString();
                Check(text.Insert(text.Length - 1, $",\"{name}\":{value}"));
                Check(text.Insert(1, $"\"{name}\":{value},"));
            }
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"data_id": "a", "data_id": "b"}""")]
    [InlineData("""{"d\u0061ta_id": "a", "name": "n"}""")]
    [InlineData("""{"data_id": "a", "n": 1, "N": 2, "n": 3}""")]
    public void Unusual_items_read_as_they_do_from_a_document(string item) => Check(item);

    [Fact]
    public void Where_the_bytes_are_cut_makes_no_difference()
    {
        var body = Encoding.UTF8.GetBytes($" [ {Plain} ,{{\"name\": \"no id\"}}, {Plain.Replace("d-1", "d-2").Replace("\"tags\"", "\"tags\": 1, \"tags\"")}]\n");
        var whole = Parse(body, body.Length);
        Assert.Equal(3, whole.Count);
        for (var size = 1; size < body.Length; size += 7) Assert.Equal(whole, Parse(body, size));
    }

    [Theory]
    [InlineData("[", 0)]
    [InlineData("[{\"data_id\": \"a\"}", 1)]
    [InlineData("[{\"data_id\": \"a\"}, {\"data_id\": \"b", 1)]
    [InlineData("[{\"data_id\": \"a\"}] x", 1)]
    [InlineData("[{\"data_id\": \"a\"} {\"data_id\": \"b\"}]", 1)]
    public void A_body_that_is_no_JSON_gives_the_entries_before_and_an_error(string body, int count)
    {
        var found = new List<CatalogueEntry>();
        Assert.ThrowsAny<JsonException>(() => new CatalogueParser(UnexpectedFields.None).Parse(new ArraySegment<byte>(Encoding.UTF8.GetBytes(body)), true, Keep(found), _ => { }));
        Assert.Equal(count, found.Count);
    }

    private static void Check(string item)
    {
        var body = Encoding.UTF8.GetBytes("[" + item + "]");
        Assert.Equal(item + "\n" + Describe(item), item + "\n" + Parse(body, body.Length).Single());
    }

    private static List<string> Parse(byte[] body, int size)
    {
        var parser = new CatalogueParser(UnexpectedFields.None);
        var found = new List<string>();
        var start = 0;
        for (var end = Math.Min(size, body.Length); ; end = Math.Min(end + size, body.Length))
        {
            start += parser.Parse(
                new ArraySegment<byte>(body.AsSpan(start, end - start).ToArray()), end == body.Length, entry =>
                {
                    found.Add(Describe(entry));
                    return true;
                },
                fault => found.Add(fault.Message));
            if (end == body.Length) return found;
        }
    }

    private static Func<CatalogueEntry, bool> Keep(List<CatalogueEntry> found) => entry =>
    {
        found.Add(entry);
        return true;
    };

    private static string Describe(string item)
    {
        using var document = JsonDocument.Parse(item);
        try
        {
            return Describe(CatalogueReader.Read(document.RootElement, UnexpectedFields.None));
        }
        catch (PayloadException fault)
        {
            return fault.Message;
        }
    }

    private static string Describe(CatalogueEntry entry) => string.Join("\n", typeof(CatalogueEntry).GetProperties().Select(property => $"{property.Name}: {DescribeValue(property.GetValue(entry))}"));

    private static string DescribeValue(object? value) => value switch
    {
        null => "none",
        PropertyBag bag => "{" + string.Join(", ", bag.Keys.Cast<string>().Select(key => $"{key}: {DescribeValue(bag[key])}")) + "}",
        ProjectReferenceList projects => "[" + string.Join(", ", projects.Select(project => $"{project.ProjectId ?? "none"}/{project.ProjectName ?? "none"}")) + "]",
        IEnumerable<object?> list => "[" + string.Join(", ", list.Select(DescribeValue)) + "]",
        _ => $"{value.GetType().Name} {InvariantText.Of(value)}",
    };
}
