using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>
/// The one rule for what names a physical sample or a project, by parameter and by pipeline: an object of ours, an id as text or Guid, a name
/// with or without wildcards, an entry of the sample or project, or a row with a property of the id or the name.
/// </summary>
internal sealed class RecordInput(AtomscaleClient client)
{
    private readonly RecordLookup _lookup = new(client.Samples);

    /// <exception cref="AtomscaleException">NotFound, BadInput: what was given names no sample, or several.</exception>
    public async Task<string> SampleIdAsync(object? item, CancellationToken cancellationToken)
    {
        if (item is null) throw InputObjects.Unfit(item, "a physical sample, its id or its name");
        if (InputObjects.IsA(item, typeof(PhysicalSample)) || InputObjects.IsA(item, typeof(PhysicalSampleResult)))
            return InputObjects.FindId(item, nameof(PhysicalSample.PhysicalSampleId)) ?? throw InputObjects.Unfit(item, "its id is missing");
        if (InputObjects.FindEntry(item) is { } entry)
            return entry.PhysicalSampleId ?? throw new AtomscaleException(AtomscaleErrorKind.NotFound, $"Entry {entry.DataId} belongs to no physical sample.");
        var text = Text(item, nameof(PhysicalSample.PhysicalSampleId), nameof(PhysicalSample.PhysicalSampleName)) ?? throw InputObjects.Unfit(item, "a physical sample, its id or its name");
        return (await _lookup.FindSampleAsync(text, cancellationToken).ConfigureAwait(false)).PhysicalSampleId;
    }

    /// <exception cref="AtomscaleException">NotFound, BadInput: what was given names no project, or several.</exception>
    public async Task<string> ProjectIdAsync(object? item, CancellationToken cancellationToken)
    {
        if (item is null) throw InputObjects.Unfit(item, "a project, its id or its name");
        if (InputObjects.IsA(item, typeof(Project)) || InputObjects.IsA(item, typeof(ProjectResult)))
            return InputObjects.FindId(item, nameof(Project.ProjectId)) ?? throw InputObjects.Unfit(item, "its id is missing");
        if (InputObjects.FindEntry(item) is { } entry)
            return entry.ProjectId ?? throw new AtomscaleException(AtomscaleErrorKind.NotFound, $"Entry {entry.DataId} belongs to no project.");
        var text = Text(item, nameof(Project.ProjectId), nameof(Project.ProjectName)) ?? throw InputObjects.Unfit(item, "a project, its id or its name");
        return (await _lookup.FindProjectAsync(text, cancellationToken).ConfigureAwait(false)).ProjectId;
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
