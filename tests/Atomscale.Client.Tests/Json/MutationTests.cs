using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Atomscale.Client.Connection;
using SkiaSharp;
using Xunit;

namespace Atomscale.Client.Tests.Json;

/// <summary>
/// Every field of every answer becomes every kind of JSON value, and nothing: an essential one is that item's error, which names it, any
/// other gives the result all the same.
/// </summary>
public sealed class MutationTests : IDisposable
{
    private static readonly (string Kind, string? Json)[] s_kinds =
    [
        ("missing", null), ("null", "null"), ("true", "true"), ("number", "7"), ("huge", "1e999"), ("text", "\"some text\""), ("empty", "\"\""), ("array", "[]"), ("object", "{}"),
    ];

    private readonly FixtureServer _server = new();
    private readonly ClientConnection _connection;
    private readonly List<string> _warnings = [];

    public MutationTests()
    {
        foreach (var fixture in AnswerFixtures.All.Values) _server.Answer(fixture.Path, Whole(fixture));
        _server.Answer($"optical/timeseries/{AnswerFixtures.Id}/", "null");
        _server.Answer("picture.png", Picture());
        _connection = new ClientConnection(
            new ConnectionOptions { ApiKey = new ApiKey("a-key-of-the-tests", "test"), Endpoint = _server.Address, MaximumRetryCount = 0, TimeoutSec = 100, IdleTimeoutSec = 100 }, TimeProvider.System);
    }

    public static TheoryData<string> Names => [.. AnswerFixtures.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_essential_is_checked_and_all_else_is_kept(string name)
    {
        var fixture = AnswerFixtures.All[name];
        _server.Answer(fixture.Path, Whole(fixture));
        Assert.Null(await OutcomeAsync(fixture));

        var wrong = new List<string>();
        var seen = new HashSet<string>();
        foreach (var path in Paths(JsonNode.Parse(Whole(fixture))!, ""))
        {
            var pattern = Pattern(path);
            var essential = fixture.Essential.Keys.FirstOrDefault(known => Regex.IsMatch(pattern, $"^{Regex.Escape(known).Replace("\\*", "[^.]+")}$"));
            if (essential is not null) seen.Add(essential);
            foreach (var (kind, json) in s_kinds)
            {
                _server.Answer(fixture.Path, Mutated(fixture, path, json));
                var isAccepted = essential is null || fixture.Essential[essential].Split(' ').Contains(kind);
                var failure = await OutcomeAsync(fixture);
                if (Verify(name, fixture, path, isAccepted, failure) is { } problem) wrong.Add($"{path} as {kind}: {problem}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Empty(fixture.Essential.Keys.Except(seen));
        Assert.Equal(_warnings.Distinct(), _warnings);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Damaged_answers_give_a_result_or_an_error_of_ours(string name)
    {
        const int Rounds = 150;
        var fixture = AnswerFixtures.All[name];
        var whole = Encoding.UTF8.GetBytes(Whole(fixture));
        var random = new Random(20261127);
        for (var round = 0; round < Rounds; round++)
        {
            var damaged = Damage(whole, random);
            _server.Answer(fixture.Path, damaged);
            var failure = await OutcomeAsync(fixture);
            if (failure is null or AtomscaleException { Kind: not AtomscaleErrorKind.InternalError }) continue;
            Assert.Fail($"Round {round} gave {failure}\n{Encoding.UTF8.GetString(damaged)}");
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _server.Dispose();
    }

    private static string? Verify(string name, AnswerFixture fixture, string path, bool isAccepted, Exception? failure)
    {
        if (failure is null) return isAccepted ? null : "a result";
        if (isAccepted || failure is not AtomscaleException error) return failure.ToString();
        // A link that is no address, or none, is said so in the words of the file that it should lead to.
        if (name == "link") return error.Kind is AtomscaleErrorKind.BadAnswer or AtomscaleErrorKind.NotFound ? null : error.ToString();
        // Where two fields contradict each other, it is the other one that may be named.
        var isNamed = fixture.Essential.Keys.Append(path).Any(known => error.Message.Contains(Regex.Replace(known, @"(\[\d*\])+$|^.*\.(?=\w)", "")));
        return error.Kind == AtomscaleErrorKind.BadAnswer && isNamed ? null : error.ToString();
    }

    private static string Pattern(string path) => Regex.Replace(path, @"\[\d+\]", "[]");

    private static IEnumerable<string> Paths(JsonNode node, string path)
    {
        var within = node switch
        {
            JsonObject fields => fields.Select(field => (path.Length == 0 ? field.Key : $"{path}.{field.Key}", field.Value)),
            JsonArray items => items.Select((item, index) => ($"{path}[{index}]", item)),
            _ => [],
        };
        foreach (var (inner, value) in within)
        {
            // The records of a list: one that is not there is one record less, and no error.
            if (!Regex.IsMatch(inner, @"^\[\d+\]$")) yield return inner;
            if (value is null) continue;
            foreach (var deeper in Paths(value, inner)) yield return deeper;
        }
    }

    private string Mutated(AnswerFixture fixture, string path, string? json)
    {
        var root = JsonNode.Parse(Whole(fixture))!;
        var steps = Regex.Matches(path, @"[^.\[\]]+").Cast<Match>().Select(match => match.Value).ToArray();
        var parent = steps.Take(steps.Length - 1).Aggregate(root, (node, step) => node is JsonArray items ? items[int.Parse(step)]! : node[step]!);
        var last = steps[steps.Length - 1];
        if (parent is JsonArray list)
        {
            if (json is null) list.RemoveAt(int.Parse(last));
            else list[int.Parse(last)] = JsonNode.Parse(json);
        }
        else if (json is null)
        {
            ((JsonObject)parent).Remove(last);
        }
        else
        {
            parent[last] = JsonNode.Parse(json);
        }

        return root.ToJsonString();
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        string[] inserts = ["\\ud800", "\\udc00x", "\"", "{", "}", "[", "]", ",", ":", "null", "1e999", "-0", "\\u0000", "\u0007", "\"x\":1,", "{\"a\":{}}", "\\"];
        var text = whole.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(text.Count);
            switch (random.Next(5))
            {
                case 0:
                    text[at] = (byte)random.Next(256);
                    break;
                case 1:
                    text.RemoveRange(at, Math.Min(random.Next(1, 30), text.Count - at - 1));
                    break;
                case 2:
                    text.InsertRange(at, Encoding.UTF8.GetBytes(inserts[random.Next(inserts.Length)]));
                    break;
                case 3:
                    text.InsertRange(at, text.Skip(random.Next(text.Count)).Take(random.Next(40)).ToArray());
                    break;
                default:
                    // Within a text, where it stays JSON.
                    var quote = text.IndexOf((byte)'"', at);
                    if (quote >= 0) text.InsertRange(quote + 1, Encoding.ASCII.GetBytes(random.Next(2) == 0 ? "\\ud83d" : "\\udfff"));
                    break;
            }
        }

        return text.ToArray();
    }

    private string Whole(AnswerFixture fixture) => fixture.Json.Replace("@picture.png", new Uri(_server.Address, "picture.png").AbsoluteUri);

    private async Task<Exception?> OutcomeAsync(AnswerFixture fixture)
    {
        try
        {
            _warnings.Clear();
            await fixture.Call(_connection.Open(warn: text =>
            {
                lock (_warnings) _warnings.Add(text);
            }));
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(2, 2);
        using var image = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return image.ToArray();
    }
}
