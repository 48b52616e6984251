using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Api;

/// <summary>
/// Finds a physical sample, a project or a growth instrument by what a user writes: an id, a name, or a name with wildcards, compared case-blind. An exact
/// id or name wins; several matches are an error that lists them, none is an error too. Each list is requested once.
/// </summary>
public sealed class RecordLookup
{
    private const int MaximumShown = 10;

    private readonly SamplesApi _api;
    private readonly InstrumentsApi _instrumentsApi;
    private IReadOnlyList<PhysicalSample>? _samples;
    private IReadOnlyList<Project>? _projects;
    private IReadOnlyList<GrowthInstrument>? _instruments;

    /// <summary>Makes the lookup for one command.</summary>
    public RecordLookup(SamplesApi samples, InstrumentsApi instruments)
    {
        _api = samples;
        _instrumentsApi = instruments;
    }

    /// <summary>The physical sample of an id or a name.</summary>
    /// <exception cref="AtomscaleException">NotFound: there is none. BadInput: several match.</exception>
    public async Task<PhysicalSample> FindSampleAsync(string text, CancellationToken cancellationToken) =>
        await TryFindSampleAsync(text, cancellationToken).ConfigureAwait(false) ?? throw NotFound("physical sample", text, "Get-AtomscalePhysicalSample");

    /// <summary>The physical sample of an id or a name; null when there is none.</summary>
    /// <exception cref="AtomscaleException">BadInput: several match.</exception>
    public async Task<PhysicalSample?> TryFindSampleAsync(string text, CancellationToken cancellationToken)
    {
        _samples ??= await _api.ListAsync(cancellationToken).ConfigureAwait(false);
        return Find(_samples, static sample => sample.PhysicalSampleId, static sample => sample.PhysicalSampleName, text, "physical sample");
    }

    /// <summary>The project of an id or a name.</summary>
    /// <exception cref="AtomscaleException">NotFound: there is none. BadInput: several match.</exception>
    public async Task<Project> FindProjectAsync(string text, CancellationToken cancellationToken)
    {
        _projects ??= await _api.ListProjectsAsync(cancellationToken).ConfigureAwait(false);
        return Find(_projects, static project => project.ProjectId, static project => project.ProjectName, text, "project") ?? throw NotFound("project", text, "Get-AtomscaleProject");
    }

    /// <summary>The growth instrument of an id or a name.</summary>
    /// <exception cref="AtomscaleException">NotFound: there is none. BadInput: several match.</exception>
    public async Task<GrowthInstrument> FindInstrumentAsync(string text, CancellationToken cancellationToken)
    {
        _instruments ??= await _instrumentsApi.ListAsync(cancellationToken).ConfigureAwait(false);
        return Find(_instruments, static instrument => InvariantText.Of(instrument.InstrumentId), static instrument => instrument.Name, text, "growth instrument")
            ?? throw NotFound("growth instrument", text, "Get-AtomscaleGrowthInstrument");
    }

    private static AtomscaleException NotFound(string kind, string text, string command) =>
        new(AtomscaleErrorKind.NotFound, $"There is no {kind} with the id or name '{text.Trim()}'.", $"{command} lists those that there are.");

    private static T? Find<T>(IReadOnlyList<T> all, Func<T, string> id, Func<T, string?> name, string text, string kind)
        where T : class
    {
        var wanted = text.Trim();
        var found = all.Where(item => Is(id(item), wanted)).Take(1).ToArray();
        if (found.Length == 0) found = all.Where(item => Is(name(item)?.Trim(), wanted)).ToArray();
        if (found.Length == 0 && wanted.IndexOfAny(['*', '?']) >= 0) found = all.Where(item => name(item) is { } value && Wildcard(wanted).IsMatch(value.Trim())).ToArray();
        if (found.Length < 2) return found.FirstOrDefault();
        var shown = string.Join(", ", found.Take(MaximumShown).Select(item => $"{name(item)} ({id(item)})"));
        throw new AtomscaleException(
            AtomscaleErrorKind.BadInput, $"{found.Length} {kind}s match '{wanted}': {shown}{(found.Length > MaximumShown ? ", ..." : "")}.", "Give the id or the whole name of the one that is meant.");
    }

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static Regex Wildcard(string pattern) => new(
        "^" + Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
