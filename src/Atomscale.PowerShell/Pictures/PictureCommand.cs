using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;
using Atomscale.Graphics;

namespace Atomscale.PowerShell;

/// <summary>The base of the commands that draw: takes results as they are, and fetches those of entries and ids.</summary>
public abstract class PictureCommand : ConnectedCommand
{
    private const int IntervalMilliseconds = 100;

    private AtomscaleClient? _client;
    private ResultFeed? _feed;
    private ProgressReporter? _progress;
    private ProgressReporter? _drawing;
    private readonly MissingResultCount _missing = new();
    private int _answered;

    /// <summary>Results, aligned series, catalogue entries, data ids, or objects with a DataId property; for plots and reports also samples and projects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>Data ids.</summary>
    [Parameter]
    [ValidateIds]
    public string[]? DataId { get; set; }

    /// <summary>Leaves the mask out of a diffraction image.</summary>
    [Parameter]
    public SwitchParameter HideMask { get; set; }

    /// <summary>Leaves the spots out of a diffraction image.</summary>
    [Parameter]
    public SwitchParameter HideSpot { get; set; }

    /// <summary>Draws the spots of the pattern mirrored about its specular column.</summary>
    [Parameter]
    public SwitchParameter Symmetrize { get; set; }

    /// <summary>The mask's opacity, 0 to 1.</summary>
    [Parameter]
    [Alias("Alpha")]
    [ValidateRange(0.0, 1.0)]
    public double Opacity { get; set; } = 0.2;

    /// <summary>Whether the snapshots of videos are fetched with them.</summary>
    internal virtual bool WantsSnapshots => false;

    /// <summary>Whether samples and projects are taken too, for all their results with their time series on one clock.</summary>
    internal virtual bool TakesSamples => false;

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        HasInput = true;
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
            case not null when TakesSamples && InputObjects.IsA(InputObject!, typeof(PhysicalSample)) && InputObjects.FindId(InputObject!, nameof(PhysicalSample.PhysicalSampleId)) is { } sample:
                Gather(async results => await results.OfSampleAsync(sample, AlignmentStrategy.Outer, StopToken).ConfigureAwait(false), InputObject!);
                break;
            case not null when TakesSamples && InputObjects.IsA(InputObject!, typeof(Project)) && InputObjects.FindId(InputObject!, nameof(Project.ProjectId)) is { } project:
                Gather(async results => await results.OfProjectAsync(project, AlignmentStrategy.Outer, StopToken).ConfigureAwait(false), InputObject!);
                break;
            case not null when InputObjects.FindId(InputObject!, nameof(DataId)) is { } id:
                Fetch([ResultRequest.Of(id, InputObject!)]);
                break;
            default:
                Report(InputObjects.Unfit(InputObject, TakesSamples ? "a result, aligned series, a catalogue entry, a data id, a sample or a project" : "a result, a catalogue entry, or a data id"), InputObject);
                break;
        }
    }

    /// <inheritdoc/>
    protected sealed override void End()
    {
        CompleteFeed();
        _progress?.Complete();
        Finish();
        _drawing?.Complete();
        if (_missing.Describe(MissingAdvice) is { } warning) WriteWarning(warning);
    }

    /// <summary>On the pipeline thread: one result, or series on one clock, or the results of a sample or project.</summary>
    /// <exception cref="AtomscaleException">This one cannot be drawn; the others go on.</exception>
    protected abstract void Take(object result, object item);

    /// <summary>Whether there was anything to work on: false only when the pipeline was empty.</summary>
    private protected bool HasInput { get; private set; }

    /// <summary>Where the entries without a result are listed.</summary>
    private protected virtual string MissingAdvice => "Get-AtomscalePhysicalSampleResult and Get-AtomscaleProjectResult list them in the property Missing.";

    /// <summary>Once, after the last result.</summary>
    protected virtual void Finish() { }

    /// <summary>What is drawn of diffraction images and, with wildcards, of series; without metrics the usual ones.</summary>
    private protected PictureOptions Options(string[]? metrics) => new()
    {
        HideMask = HideMask,
        HideSpot = HideSpot,
        Symmetrize = Symmetrize,
        Alpha = Opacity,
        IsMetricWanted = metrics is null ? null : MetricFilter.Of(metrics),
    };

    /// <summary>
    /// On the pipeline thread: draws on a worker, so that Ctrl+C ends the command at once. Drawing has no effects of its own: a worker that is
    /// let go makes bytes that nobody takes.
    /// </summary>
    /// <param name="draw">Draws; what it says of its progress is shown.</param>
    /// <exception cref="OperationCanceledException">The command was stopped.</exception>
    private protected T Draw<T>(Func<DrawingProgress, T> draw)
    {
        _drawing ??= new ProgressReporter(this, PostAsync, "Drawing", ProgressRule.IsShown(this, noProgress: false));
        var progress = new DrawingProgress(StopToken);
        var task = Task.Run(() => draw(progress), StopToken);
        while (Task.WaitAny([task], IntervalMilliseconds, StopToken) < 0) _drawing.Show(() => progress.Status, progress.Percent);
        return task.GetAwaiter().GetResult();
    }

    private SnapshotChoice Snapshots => WantsSnapshots ? SnapshotChoice.All(Warn) : SnapshotChoice.None;

    private void Fetch(IReadOnlyList<ResultRequest> requests)
    {
        if (requests.Count == 0) return;
        Open();
        _feed ??= new ResultFeed(
            _client!,
            Snapshots,
            async (request, result) =>
            {
                await CountAsync(1).ConfigureAwait(false);
                await PostAsync(() => TakeOne(result, request.Item)).ConfigureAwait(false);
            },
            (request, error) => ReportAsync(error, request.Item),
            StopToken);
        var feed = _feed;
        Run(() => feed.AddAsync(requests));
    }

    // What came before stays before.
    private void CompleteFeed()
    {
        if (_feed is { } feed) Run(feed.CompleteAsync);
        _feed = null;
    }

    private void Gather(Func<SampleResults, Task<object>> gather, object item)
    {
        CompleteFeed();
        Open();
        var results = new SampleResults(_client!, Snapshots, ownOnly: false, (entry, error) => ReportAsync(error, entry ?? item), (_, answered) => CountAsync(answered));
        object? gathered = null;
        Run(async () =>
        {
            try
            {
                gathered = await gather(results).ConfigureAwait(false);
            }
            catch (AtomscaleException error) when (error.Kind is not (AtomscaleErrorKind.Unauthorized or AtomscaleErrorKind.NoKey))
            {
                await ReportAsync(error, item).ConfigureAwait(false);
            }
        });
        if (gathered is not null) TakeOne(gathered, item);
    }

    private void Open()
    {
        _client ??= OpenClient();
        _progress ??= OpenProgress("Fetching results");
    }

    private Task CountAsync(int answered)
    {
        _answered += answered;
        return _progress!.ReportAsync(() => $"{_answered} so far");
    }

    private void TakeOne(object result, object item)
    {
        try
        {
            _missing.Add(result);
            Take(result, item);
        }
        catch (AtomscaleException error)
        {
            Report(error, item);
        }
    }
}
