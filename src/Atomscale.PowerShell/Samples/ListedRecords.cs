using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Atomscale.PowerShell;

/// <summary>
/// Chooses, for the commands that list physical samples or projects, those that -Name, the id parameter and the pipeline ask for: each record
/// once, in the order of the list; what nothing is found for is an error of its own.
/// </summary>
internal sealed class ListedRecords<T>(string kind, Func<T, string> id, Func<T, string?> name, string[]? names, string[]? ids, Func<T, Task> write, Func<AtomscaleException, object, Task> report)
{
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<T> _seen = [];

    /// <summary>Gives those of a list that the parameters let through.</summary>
    public async Task WriteAsync(IEnumerable<T> records)
    {
        foreach (var record in records)
        {
            _seen.Add(record);
            if (IsWanted(names, record) && IsWanted(ids, record) && _written.Add(id(record))) await write(record).ConfigureAwait(false);
        }
    }

    /// <summary>Gives those of a list that a piped object names.</summary>
    public async Task WriteAsync(IEnumerable<T> records, string wanted, object item)
    {
        var found = records.Where(record => NameFilter.Matches(wanted, id(record), name(record))).ToArray();
        if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(wanted)) await report(NotFound(wanted), item).ConfigureAwait(false);
        await WriteAsync(found).ConfigureAwait(false);
    }

    /// <summary>Once, at the end: the names and ids that nothing was found for.</summary>
    public async Task ReportMissingAsync()
    {
        foreach (var wanted in (names ?? []).Concat(ids ?? []))
        {
            if (!WildcardPattern.ContainsWildcardCharacters(wanted) && !_seen.Any(record => NameFilter.Matches(wanted, id(record), name(record))))
                await report(NotFound(wanted), wanted).ConfigureAwait(false);
        }
    }

    private bool IsWanted(string[]? wanted, T record) => wanted is null || wanted.Any(text => NameFilter.Matches(text, id(record), name(record)));

    private AtomscaleException NotFound(string wanted) => new(
        AtomscaleErrorKind.NotFound, $"There is no {kind} with the id or name '{wanted.Trim()}'.", "Without parameters the command lists all; wildcards such as '*part*' are allowed.");
}
