using System;
using System.Linq;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>Chooses metrics by name, with wildcards, case-blind.</summary>
internal static class MetricFilter
{
    public static Func<string, bool> Of(string[]? names)
    {
        if (names is null) return static _ => true;
        var patterns = Array.ConvertAll(names, name => new WildcardPattern(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));
        return name => patterns.Any(pattern => pattern.IsMatch(name));
    }
}
