using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Faults;

/// <summary>Reads rules from the control endpoint or from a file. A misspelt member is an error, not a rule that never strikes.</summary>
internal static class FaultRuleJson
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">Not an array of rules.</exception>
    /// <exception cref="FormatException">A rule makes no sense.</exception>
    public static async Task<IReadOnlyList<FaultRule>> ReadAsync(Stream json, CancellationToken cancellationToken)
    {
        var rules = await JsonSerializer.DeserializeAsync<IReadOnlyList<FaultRule?>>(json, _options, cancellationToken)
            ?? throw new JsonException("An array of rules was expected.");
        var checkedRules = new List<FaultRule>(rules.Count);
        foreach (var rule in rules)
        {
            if (rule is null)
                throw new JsonException("A rule is null.");
            rule.Check();
            checkedRules.Add(rule);
        }
        return checkedRules;
    }
}
