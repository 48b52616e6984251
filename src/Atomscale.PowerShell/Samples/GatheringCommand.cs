using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>What the commands that gather all results of a sample or a project have in common.</summary>
public abstract class GatheringCommand : ConnectedCommand
{
    private AtomscaleClient? _client;
    private ProgressReporter? _progress;
    private readonly MissingResultCount _missing = new();
    private int _found;
    private int _answered;

    /// <summary>Samples or projects, as their commands give them, or objects with a property of the id's name, or ids as text.</summary>
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

    /// <summary>Gathers for the piped object, or for each id.</summary>
    /// <param name="ids">The ids given by parameter.</param>
    /// <param name="property">The name of the property that holds an id.</param>
    /// <param name="wanted">What the command takes, in words.</param>
    private protected void Gather(string[]? ids, string property, string wanted)
    {
        if (InputObject is null && !MyInvocation.ExpectingInput)
        {
            foreach (var id in ids ?? []) Fetch(id.Trim(), id);
        }
        else if (InputObject is { } item && InputObjects.FindId(item, property) is { } id) Fetch(id, item);
        else Report(InputObjects.Unfit(InputObject, wanted), InputObject);
    }

    /// <summary>Gathers the results of one id.</summary>
    private protected abstract Task<object> GatherAsync(SampleResults results, string id);

    private void Fetch(string id, object item)
    {
        var client = _client ??= OpenClient(ThrottleLimit);
        _progress ??= OpenProgress("Fetching results");
        var results = new SampleResults(
            client, IncludeSnapshot ? SnapshotChoice.All(Warn) : SnapshotChoice.None, OwnOnly, (entry, fault) => ReportAsync(fault, entry ?? item), CountAsync);
        Run(() => FetchAsync(results, id, item));
    }

    // A project's entries are found sample by sample, so how many there are in all shows only at the end.
    private Task CountAsync(int found, int answered)
    {
        _found += found;
        _answered += answered;
        return _progress!.ReportAsync(() => $"{_answered} of {_found} entries so far");
    }

    private async Task FetchAsync(SampleResults results, string id, object item)
    {
        try
        {
            var gathered = await GatherAsync(results, id).ConfigureAwait(false);
            _missing.Add(gathered);
            await WriteAsync(gathered).ConfigureAwait(false);
        }
        catch (AtomscaleException fault) when (fault.Kind is not (AtomscaleErrorKind.Unauthorized or AtomscaleErrorKind.NoKey))
        {
            await ReportAsync(fault, item).ConfigureAwait(false);
        }
    }
}
