using System;
using System.Linq;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>Chooses by name, and for records by id too, among what a command listed itself: with wildcards, case-blind.</summary>
internal static class NameFilter
{
    public static Func<string?, bool> Of(string[]? names)
    {
        if (names is null) return static _ => true;
        var patterns = Array.ConvertAll(names, Pattern);
        return name => patterns.Any(pattern => pattern.IsMatch(name ?? ""));
    }

    /// <summary>Whether a record is one of those wanted: by its id, its whole name, or a pattern that its name matches.</summary>
    public static bool Matches(string wanted, string id, string? name) => Is(id, wanted.Trim()) || Is(name, wanted) || Pattern(wanted).IsMatch(name ?? "");

    /// <summary>The names without wildcards that nothing was found for.</summary>
    public static string[] Missing(string[]? names, string?[] found) => (names ?? [])
        .Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && !found.Contains(name, StringComparer.OrdinalIgnoreCase)).ToArray();

    /// <summary>The error for a name that nothing has.</summary>
    public static AtomscaleException NotFound(string kind, string name) => new(
        AtomscaleErrorKind.NotFound, $"There is no {kind} named '{name}'.", "Without -Name the command lists all; wildcards such as '*part*' are allowed.");

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static WildcardPattern Pattern(string name) => new(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
}
