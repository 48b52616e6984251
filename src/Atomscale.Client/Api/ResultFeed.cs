using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Atomscale.Client.Api;

/// <summary>
/// Fetches results for requests that come bit by bit: several at once, handed on in the order asked for, each as soon as those before
/// it are out. A failed item is reported in its place and the others go on.
/// </summary>
public sealed class ResultFeed
{
    private readonly AtomscaleClient _client;
    private readonly Func<ResultRequest, AtomscaleResult, Task> _write;
    private readonly Func<ResultRequest, AtomscaleException, Task> _report;
    private readonly SnapshotChoice _snapshots;
    private readonly CancellationToken _cancellationToken;
    private readonly EntryLookup _lookup;
    private readonly Channel<(ResultRequest Request, Task<AtomscaleResult> Result)> _ordered;
    private readonly Task _handingOn;

    /// <summary>Opens the feed for one command.</summary>
    /// <param name="client">Fetches; its throttle limit is how many items are under way.</param>
    /// <param name="snapshots">Whether videos' snapshots come along.</param>
    /// <param name="write">Is given each result, in order.</param>
    /// <param name="report">Is given each failed request, in order.</param>
    /// <param name="cancellationToken">Ends the feed.</param>
    public ResultFeed(
        AtomscaleClient client,
        SnapshotChoice snapshots,
        Func<ResultRequest, AtomscaleResult, Task> write,
        Func<ResultRequest, AtomscaleException, Task> report,
        CancellationToken cancellationToken)
    {
        _client = client;
        _snapshots = snapshots;
        _write = write;
        _report = report;
        _cancellationToken = cancellationToken;
        _lookup = new EntryLookup(client.Catalogue, cancellationToken);
        // Results that wait for a slower one before them stay in memory: a few rounds of the throttle, no more.
        _ordered = Channel.CreateBounded<(ResultRequest, Task<AtomscaleResult>)>(4 * client.ThrottleLimit);
        _handingOn = Task.Run(HandOnAsync, CancellationToken.None);
    }

    /// <summary>Adds requests; waits while too many results wait to be handed on.</summary>
    /// <exception cref="AtomscaleException">Nothing can go on: the key was not accepted.</exception>
    public async Task AddAsync(IReadOnlyList<ResultRequest> requests)
    {
        var entries = new Queue<Task<CatalogueEntry>>(_lookup.Find(from request in requests where request.Entry is null select request.DataId));
        foreach (var request in requests)
        {
            var entry = request.Entry is { } known ? Task.FromResult(known) : entries.Dequeue();
            // No room for ever means that handing on has ended, with the fault that this then throws.
            if (!await _ordered.Writer.WaitToWriteAsync(_cancellationToken).ConfigureAwait(false)) break;
            if (!_ordered.Writer.TryWrite((request, FetchAsync(entry)))) break;
        }

        if (_handingOn.IsCompleted) await _handingOn.ConfigureAwait(false);
    }

    /// <summary>No more requests come: waits until all results are handed on.</summary>
    /// <exception cref="AtomscaleException">Nothing can go on: the key was not accepted.</exception>
    public Task CompleteAsync()
    {
        _ordered.Writer.TryComplete();
        return _handingOn;
    }

    private async Task<AtomscaleResult> FetchAsync(Task<CatalogueEntry> entry)
    {
        var found = await entry.ConfigureAwait(false);
        return await _client.Results.GetAsync(found, _snapshots, _cancellationToken).ConfigureAwait(false);
    }

    private async Task HandOnAsync()
    {
        try
        {
            while (await _ordered.Reader.WaitToReadAsync(_cancellationToken).ConfigureAwait(false))
            {
                while (_ordered.Reader.TryRead(out var next)) await HandOnAsync(next.Request, next.Result).ConfigureAwait(false);
            }
        }
        catch
        {
            // Wakes whoever waits for room in AddAsync; the fault itself is rethrown from there or from CompleteAsync.
            _ordered.Writer.TryComplete();
            throw;
        }
    }

    private async Task HandOnAsync(ResultRequest request, Task<AtomscaleResult> result)
    {
        try
        {
            await _write(request, await result.ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind is not (AtomscaleErrorKind.Unauthorized or AtomscaleErrorKind.NoKey))
        {
            await _report(request, error).ConfigureAwait(false);
        }
    }
}
