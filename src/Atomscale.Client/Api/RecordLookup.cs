using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Api;

/// <summary>
/// Finds a physical sample or a project by what a user writes: an id, a name, or a name with wildcards, compared case-blind. An exact
/// id or name wins; several matches are an error that lists them, none is an error too. Each list is requested once.
/// </summary>
public sealed class RecordLookup
{
    private const int MaximumShown = 10;

    private readonly SamplesApi _api;
    private IReadOnlyList<PhysicalSample>? _samples;
    private IReadOnlyList<Project>? _projects;

    /// <summary>Makes the lookup for one command.</summary>
    public RecordLookup(SamplesApi api) => _api = api;

    /// <summary>The physical sample of an id or a name.</summary>
    /// <exception cref="AtomscaleException">NotFound: there is none. BadInput: several match.</exception>
    public async Task<PhysicalSample> FindSampleAsync(string text, CancellationToken cancellationToken)
    {
        _samples ??= await _api.ListAsync(cancellationToken).ConfigureAwait(false);
        return Find(_samples, static sample => sample.PhysicalSampleId, static sample => sample.PhysicalSampleName, text, "physical sample", "Get-AtomscalePhysicalSample");
    }

    /// <summary>The project of an id or a name.</summary>
    /// <exception cref="AtomscaleException">NotFound: there is none. BadInput: several match.</exception>
    public async Task<Project> FindProjectAsync(string text, CancellationToken cancellationToken)
    {
        _projects ??= await _api.ListProjectsAsync(cancellationToken).ConfigureAwait(false);
        return Find(_projects, static project => project.ProjectId, static project => project.ProjectName, text, "project", "Get-AtomscaleProject");
    }

    private static T Find<T>(IReadOnlyList<T> all, Func<T, string> id, Func<T, string?> name, string text, string kind, string command)
    {
        var wanted = text.Trim();
        var found = all.Where(item => Is(id(item), wanted)).Take(1).ToArray();
        if (found.Length == 0) found = all.Where(item => Is(name(item)?.Trim(), wanted)).ToArray();
        if (found.Length == 0 && wanted.IndexOfAny(['*', '?']) >= 0) found = all.Where(item => name(item) is { } value && Wildcard(wanted).IsMatch(value.Trim())).ToArray();
        if (found.Length == 1) return found[0];
        if (found.Length == 0) throw new AtomscaleException(AtomscaleErrorKind.NotFound, $"There is no {kind} with the id or name '{wanted}'.", $"{command} lists those that there are.");
        var shown = string.Join(", ", found.Take(MaximumShown).Select(item => $"{name(item)} ({id(item)})"));
        throw new AtomscaleException(
            AtomscaleErrorKind.BadInput, $"{found.Length} {kind}s match '{wanted}': {shown}{(found.Length > MaximumShown ? ", ..." : "")}.", "Give the id or the whole name of the one that is meant.");
    }

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static Regex Wildcard(string pattern) => new(
        "^" + Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
