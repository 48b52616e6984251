using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>What the commands that gather all results of a sample or a project have in common.</summary>
public abstract class GatheringCommand : ConnectedCommand
{
    private readonly object _counting = new();
    private AtomscaleClient? _client;
    private RecordInput? _records;
    private ProgressReporter? _progress;
    private readonly MissingResultCount _missing = new();
    private int _found;
    private int _answered;

    /// <summary>Samples or projects, as their commands give them, or their ids or names, or entries, or objects with a property of the id's name, or with a Name.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>Puts the time series on one clock; left out: no joint table is made.</summary>
    [Parameter]
    public AlignmentStrategy? Align { get; set; }

    /// <summary>Only the user's own entries rather than the whole organisation's.</summary>
    [Parameter]
    public SwitchParameter OwnOnly { get; set; }

    /// <summary>Fetches the snapshots of videos too.</summary>
    [Parameter]
    public SwitchParameter IncludeSnapshot { get; set; }

    /// <summary>How many requests are in flight at most; left out: the connection's own limit.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        _progress?.Complete();
        if (_missing.Describe("The property Missing of the results lists them.") is { } warning) WriteWarning(warning);
    }

    /// <summary>Gathers for the piped object, or for each that the parameter was given.</summary>
    private protected void Gather(object[]? named)
    {
        if (InputObject is null && !MyInvocation.ExpectingInput)
        {
            foreach (var item in InputObjects.Unroll(named ?? [])) Fetch(item!);
        }
        else if (InputObject is { } item) Fetch(item);
        else Report(InputObjects.Unfit(InputObject, "a sample or a project, its id or its name"), InputObject);
    }

    /// <summary>Finds the id of what was given.</summary>
    private protected abstract Task<string> FindIdAsync(RecordInput records, object item);

    /// <summary>Gathers the results of one id.</summary>
    private protected abstract Task<object> GatherAsync(SampleResults results, string id);

    private void Fetch(object item)
    {
        var client = _client ??= OpenClient(ThrottleLimit);
        _progress ??= OpenProgress("Fetching results");
        var results = new SampleResults(
            client, IncludeSnapshot ? SnapshotChoice.All(Warn) : SnapshotChoice.None, OwnOnly, (entry, error) => ReportAsync(error, entry ?? item), CountAsync);
        _records ??= new RecordInput(client);
        Run(() => FetchAsync(results, item));
    }

    // A project's samples are gathered at the same time, so how many entries there are in all shows only at the end.
    private Task CountAsync(int found, int answered)
    {
        lock (_counting)
        {
            _found += found;
            _answered += answered;
            var status = $"{_answered} of {_found} entries so far";
            return _progress!.ReportAsync(() => status);
        }
    }

    private async Task FetchAsync(SampleResults results, object item)
    {
        try
        {
            var id = await FindIdAsync(_records!, item).ConfigureAwait(false);
            var gathered = await GatherAsync(results, id).ConfigureAwait(false);
            _missing.Add(gathered);
            await WriteAsync(gathered).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind is not (AtomscaleErrorKind.Unauthorized or AtomscaleErrorKind.NoKey))
        {
            await ReportAsync(error, item).ConfigureAwait(false);
        }
    }
}
