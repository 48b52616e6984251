using System;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale.PowerShell;

/// <summary>Text of the service: known values match case-blind and go in the service's spelling, unknown ones go as typed, with a warning.</summary>
internal static class KnownValues
{
    /// <summary>The filter that means none.</summary>
    public const string All = "All";

    /// <summary>The values as the service spells them; none when <see cref="All"/> is among them.</summary>
    public static IReadOnlyList<string> Normalise(IReadOnlyCollection<string>? values, IReadOnlyList<string> known, string parameter, Action<string> warn)
    {
        if (values is null || values.Any(value => Is(value, All))) return [];
        var spelled = new List<string>();
        foreach (var value in values.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var match = known.FirstOrDefault(name => Is(name, value));
            if (match is null) warn($"-{parameter} '{value}' is not a value that this version of the module knows; it is used as typed. Known: {string.Join(", ", known)}.");
            spelled.Add(match ?? value);
        }

        return spelled;
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
