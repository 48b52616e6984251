using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Atomscale.Client;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>The base of the commands that draw: takes results as they are, and fetches those of entries and ids.</summary>
public abstract class PictureCommand : ConnectedCommand
{
    private AtomscaleClient? _client;
    private ResultFeed? _feed;
    private ProgressReporter? _progress;

    /// <summary>Results, aligned series, catalogue entries, data ids, or objects with a DataId property.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>Data ids.</summary>
    [Parameter]
    [ValidateIds]
    public string[]? DataId { get; set; }

    /// <summary>Whether the snapshots of videos are fetched with them.</summary>
    internal virtual bool WantsSnapshots => false;

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        if (InputObject is null && !MyInvocation.ExpectingInput)
        {
            Fetch([.. (DataId ?? []).Select(id => ResultRequest.Of(id.Trim(), id))]);
            return;
        }

        switch (InputObject is null ? null : InputObjects.Unwrap(InputObject))
        {
            case AtomscaleResult or AlignedTimeseries or PhysicalSampleResult or ProjectResult:
                TakeOne(InputObjects.Unwrap(InputObject!), InputObject!);
                break;
            case not null when InputObjects.FindEntry(InputObject!) is { } entry:
                Fetch([ResultRequest.Of(entry, InputObject!)]);
                break;
            case not null when InputObjects.FindId(InputObject!, nameof(DataId)) is { } id:
                Fetch([ResultRequest.Of(id, InputObject!)]);
                break;
            default:
                Report(InputObjects.Unfit(InputObject, "a result, aligned series, a catalogue entry, or a data id"), InputObject);
                break;
        }
    }

    /// <inheritdoc/>
    protected sealed override void End()
    {
        if (_feed is { } feed) Run(feed.CompleteAsync);
        _progress?.Complete();
        Finish();
    }

    /// <summary>On the pipeline thread: one result, or series on one clock, or the results of a sample or project.</summary>
    /// <exception cref="AtomscaleException">This one cannot be drawn; the others go on.</exception>
    protected abstract void Take(object result, object item);

    /// <summary>Once, after the last result.</summary>
    protected virtual void Finish() { }

    private void Fetch(IReadOnlyList<ResultRequest> requests)
    {
        if (requests.Count == 0) return;
        _client ??= OpenClient();
        _progress ??= OpenProgress("Fetching results");
        var progress = _progress;
        var count = 0;
        _feed ??= new ResultFeed(
            _client,
            WantsSnapshots ? SnapshotChoice.All(Warn) : SnapshotChoice.None,
            async (request, result) =>
            {
                await progress.ReportAsync(() => $"{++count} so far").ConfigureAwait(false);
                await PostAsync(() => TakeOne(result, request.Item)).ConfigureAwait(false);
            },
            (request, fault) => ReportAsync(fault, request.Item),
            StopToken);
        var feed = _feed;
        Run(() => feed.AddAsync(requests));
    }

    private void TakeOne(object result, object item)
    {
        try
        {
            Take(result, item);
        }
        catch (AtomscaleException fault)
        {
            Report(fault, item);
        }
    }
}
