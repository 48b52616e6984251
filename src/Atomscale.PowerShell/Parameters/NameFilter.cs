using System;
using System.Linq;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>Chooses by name among what a command listed itself: with wildcards, case-blind.</summary>
internal static class NameFilter
{
    public static Func<string?, bool> Of(string[]? names)
    {
        if (names is null) return static _ => true;
        var patterns = Array.ConvertAll(names, name => new WildcardPattern(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));
        return name => patterns.Any(pattern => pattern.IsMatch(name ?? ""));
    }

    /// <summary>The names without wildcards that nothing was found for.</summary>
    public static string[] Missing(string[]? names, string?[] found) => (names ?? [])
        .Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && !found.Contains(name, StringComparer.OrdinalIgnoreCase)).ToArray();

    /// <summary>The error for a name that nothing has.</summary>
    public static AtomscaleException NotFound(string kind, string name) => new(
        AtomscaleErrorKind.NotFound, $"There is no {kind} named '{name}'.", "Without -Name the command lists all; wildcards such as '*part*' are allowed.");
}
