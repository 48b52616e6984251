using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Atomscale.PowerShell;

/// <summary>Counts the entries of samples and projects that have no result, for one warning a command.</summary>
internal sealed class MissingResultCount
{
    private readonly SortedDictionary<string, int> _reasons = new(System.StringComparer.Ordinal);

    /// <summary>Counts those of a sample's or a project's results; other objects have none.</summary>
    public void Add(object gathered)
    {
        var missing = gathered switch
        {
            PhysicalSampleResult sample => sample.Missing,
            ProjectResult project => project.Missing,
            _ => MissingResultList.Empty,
        };
        foreach (var entry in missing)
        {
            var reason = entry.Reason.ToString();
            _reasons[reason] = _reasons.TryGetValue(reason, out var count) ? count + 1 : 1;
        }
    }

    /// <summary>The warning; null when every entry has a result.</summary>
    /// <param name="advice">Where they are listed.</param>
    public string? Describe(string advice)
    {
        var total = _reasons.Values.Sum();
        if (total == 0) return null;
        var reasons = string.Join(", ", _reasons.Select(reason => $"{reason.Key}: {reason.Value.ToString(CultureInfo.InvariantCulture)}"));
        return $"{total.ToString(CultureInfo.InvariantCulture)} {(total == 1 ? "entry has" : "entries have")} no result ({reasons}). {advice}";
    }
}
