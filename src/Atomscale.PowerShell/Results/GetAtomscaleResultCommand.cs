using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>Fetches the analysis results of entries, several at once, in the order asked for.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscaleResult")]
[OutputType(typeof(AtomscaleResult))]
public sealed class GetAtomscaleResultCommand : ConnectedCommand
{
    private const string Wanted = "a catalogue entry, a data id, or an object with a DataId property";

    private readonly HashSet<string> _unknownTypes = new(StringComparer.OrdinalIgnoreCase);
    private AtomscaleClient? _client;
    private ResultFeed? _feed;
    private ProgressReporter? _progress;
    private int _asked;
    private int _answered;

    /// <summary>Catalogue entries, which are used as they are; or data ids; or objects with a DataId property, such as rows of Import-Csv.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>Data ids.</summary>
    [Parameter(Position = 0)]
    [ValidateIds]
    public string[]? DataId { get; set; }

    /// <summary>Fetches the snapshots of videos too.</summary>
    [Parameter]
    public SwitchParameter IncludeSnapshot { get; set; }

    /// <summary>How many requests are in flight at most; left out: the connection's own limit.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var requests = Requests().ToArray();
        if (requests.Length == 0) return;
        _client ??= OpenClient(ThrottleLimit);
        _progress ??= OpenProgress("Fetching results");
        _feed ??= new ResultFeed(_client, IncludeSnapshot ? SnapshotChoice.All(Warn) : SnapshotChoice.None, TakeAsync, RefuseAsync, StopToken);
        _asked += requests.Length;
        Run(() => _feed.AddAsync(requests));
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_feed is { } feed) Run(feed.CompleteAsync);
        _progress?.Complete();
    }

    private IEnumerable<ResultRequest> Requests()
    {
        if (InputObject is null) return MyInvocation.ExpectingInput ? Refuse(null) : (DataId ?? []).Select(id => ResultRequest.Of(id.Trim(), id));
        return OfItem(InputObject) is { } request ? [request] : Refuse(InputObject);
    }

    private static ResultRequest? OfItem(object item)
    {
        if (InputObjects.FindEntry(item) is { } entry) return ResultRequest.Of(entry, item);
        return InputObjects.FindId(item, nameof(DataId)) is { } id ? ResultRequest.Of(id, item) : null;
    }

    private IEnumerable<ResultRequest> Refuse(object? item)
    {
        Report(InputObjects.Unfit(item, Wanted), item);
        return [];
    }

    private async Task TakeAsync(ResultRequest request, AtomscaleResult result)
    {
        if (result is UnknownResult && !DataTypes.HasNoResult(result.DataType) && _unknownTypes.Add(result.DataType))
            await PostAsync(() => WriteWarning($"Entry {result.DataId} has the data type '{result.DataType}', which this version of the module does not know: of entries of that type only the catalogue entry is given.")).ConfigureAwait(false);
        await CountAsync().ConfigureAwait(false);
        await WriteAsync(result).ConfigureAwait(false);
    }

    private async Task RefuseAsync(ResultRequest request, AtomscaleException error)
    {
        await CountAsync().ConfigureAwait(false);
        await ReportAsync(error, request.Item).ConfigureAwait(false);
    }

    private Task CountAsync()
    {
        _answered++;
        return _progress!.ReportAsync(() => $"{_answered} of {_asked}{(MyInvocation.ExpectingInput ? " so far" : "")}", MyInvocation.ExpectingInput ? -1 : (int)(100L * _answered / _asked));
    }
}
