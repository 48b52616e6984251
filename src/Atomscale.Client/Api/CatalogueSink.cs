using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>Takes the entries of one command's searches: each id once, at most as many as asked for, unreadable ones as errors.</summary>
public sealed class CatalogueSink
{
    private readonly Func<IReadOnlyList<CatalogueEntry>, Task> _take;
    private readonly Func<AtomscaleException, Task> _report;
    private readonly long _limit;
    private readonly IdSet _seen = new();
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>Makes the sink.</summary>
    /// <param name="take">Is given the entries, some at a time; the search waits for it.</param>
    /// <param name="report">Is given the error of each entry that is not what the contract says.</param>
    /// <param name="limit">How many entries are wanted at most.</param>
    public CatalogueSink(Func<IReadOnlyList<CatalogueEntry>, Task> take, Func<AtomscaleException, Task> report, long limit = long.MaxValue)
    {
        _take = take;
        _report = report;
        _limit = limit;
    }

    /// <summary>How many entries were taken.</summary>
    public int Count => _seen.Count;

    /// <summary>Whether no more is wanted.</summary>
    public bool IsFull => Count >= _limit;

    /// <summary>Whether the entry is wanted: none had its id before. It counts as taken from here on.</summary>
    internal bool Accepts(CatalogueEntry entry) => _seen.Add(entry.DataId);

    /// <summary>Hands on entries that were accepted.</summary>
    internal Task TakeAsync(IReadOnlyList<CatalogueEntry> entries) => _take(entries);

    // A repeated body brings the same faulty entry again: told once.
    internal Task ReportAsync(PayloadException error, Uri address) => _reported.Add(error.Message)
        ? _report(new AtomscaleException(
            AtomscaleErrorKind.BadAnswer,
            $"GET {address}: an entry of the catalogue is not what the service's contract says and was left out: {error.Message}.",
            StatusTable.ActionFor(AtomscaleErrorKind.BadAnswer),
            method: "GET",
            address: address,
            innerException: error))
        : Task.CompletedTask;
}
