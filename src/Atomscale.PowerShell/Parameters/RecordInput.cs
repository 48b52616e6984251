using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>
/// The one rule for what names a physical sample, a project or a growth instrument, by parameter and by pipeline: an object of ours, an id as text or Guid, a name
/// with or without wildcards, an entry of the sample or project, or a row with a property of the id or the name.
/// </summary>
internal sealed class RecordInput(AtomscaleClient client)
{
    private const string WantedSample = "a physical sample, its id or its name";
    private const string WantedProject = "a project, its id or its name";

    private readonly RecordLookup _lookup = new(client.Samples, client.Instruments);

    /// <exception cref="AtomscaleException">NotFound, BadInput: what was given names no sample, or several.</exception>
    public async Task<string> SampleIdAsync(object? item, CancellationToken cancellationToken)
    {
        var (text, isId) = Sample(item);
        return isId ? text : (await _lookup.FindSampleAsync(text, cancellationToken).ConfigureAwait(false)).PhysicalSampleId;
    }

    /// <summary>The id or the name of a physical sample that the object is or holds, and whether it is known to be an id.</summary>
    /// <exception cref="AtomscaleException">NotFound, BadInput: it holds none.</exception>
    public static (string Text, bool IsId) Sample(object? item)
    {
        if (item is null) throw InputObjects.Unfit(item, WantedSample);
        if (InputObjects.IsA(item, typeof(PhysicalSample)) || InputObjects.IsA(item, typeof(PhysicalSampleResult)))
            return (InputObjects.FindId(item, nameof(PhysicalSample.PhysicalSampleId)) ?? throw InputObjects.Unfit(item, "its id is missing"), true);
        if (InputObjects.FindEntry(item) is { } entry)
            return (entry.PhysicalSampleId ?? throw new AtomscaleException(AtomscaleErrorKind.NotFound, $"Entry {entry.DataId} belongs to no physical sample."), true);
        return (Text(item, nameof(PhysicalSample.PhysicalSampleId), nameof(PhysicalSample.PhysicalSampleName)) ?? throw InputObjects.Unfit(item, WantedSample), false);
    }

    /// <exception cref="AtomscaleException">NotFound, BadInput: what was given names no project, or several.</exception>
    public async Task<string> ProjectIdAsync(object? item, CancellationToken cancellationToken)
    {
        var (text, isId) = Project(item);
        return isId ? text : (await _lookup.FindProjectAsync(text, cancellationToken).ConfigureAwait(false)).ProjectId;
    }

    /// <summary>The id or the name of a project that the object is or holds, and whether it is known to be an id.</summary>
    /// <exception cref="AtomscaleException">NotFound, BadInput: it holds none.</exception>
    public static (string Text, bool IsId) Project(object? item)
    {
        if (item is null) throw InputObjects.Unfit(item, WantedProject);
        if (InputObjects.IsA(item, typeof(Atomscale.Project)) || InputObjects.IsA(item, typeof(ProjectResult)))
            return (InputObjects.FindId(item, nameof(Atomscale.Project.ProjectId)) ?? throw InputObjects.Unfit(item, "its id is missing"), true);
        if (InputObjects.FindEntry(item) is { } entry)
            return (entry.ProjectId ?? throw new AtomscaleException(AtomscaleErrorKind.NotFound, $"Entry {entry.DataId} belongs to no project."), true);
        return (Text(item, nameof(Atomscale.Project.ProjectId), nameof(Atomscale.Project.ProjectName)) ?? throw InputObjects.Unfit(item, WantedProject), false);
    }

    /// <exception cref="AtomscaleException">NotFound, BadInput: what was given names no growth instrument, or several.</exception>
    public async Task<GrowthInstrument> InstrumentAsync(object? item, CancellationToken cancellationToken)
    {
        const string Wanted = "a growth instrument, its id or its name";
        if (item is null) throw InputObjects.Unfit(item, Wanted);
        var text = InputObjects.Unwrap(item) is IConvertible number and not string
            ? number.ToString(CultureInfo.InvariantCulture)
            : InputObjects.FindId(item, nameof(GrowthInstrument.InstrumentId)) ?? InputObjects.FindId(item, nameof(GrowthInstrument.Name)) ?? throw InputObjects.Unfit(item, Wanted);
        return await _lookup.FindInstrumentAsync(text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The ids of all that a parameter was given, arrays within it unrolled; null when it was not given.</summary>
    public static async Task<IReadOnlyList<string>?> AllAsync(object[]? items, Func<object?, CancellationToken, Task<string>> find, CancellationToken cancellationToken)
    {
        if (items is null) return null;
        var ids = new List<string>();
        foreach (var item in InputObjects.Unroll(items)) ids.Add(await find(item, cancellationToken).ConfigureAwait(false));
        return ids;
    }

    private static string? Text(object item, string id, string name) => InputObjects.Unwrap(item) is Guid guid
        ? guid.ToString()
        : InputObjects.FindId(item, id) ?? InputObjects.FindId(item, name) ?? (HasHeaderOnly(item) ? null : InputObjects.FindId(item, "Name"));

    // The Name of a project is no sample's name, though its table has a column of that name.
    private static bool HasHeaderOnly(object item) => PSObject.AsPSObject(item).Properties["Name"] is PSAliasProperty;
}
