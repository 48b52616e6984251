using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>Waits until the analysis of entries has ended, and gives each entry when that is so.</summary>
[Cmdlet(VerbsLifecycle.Wait, "AtomscaleResult")]
[OutputType(typeof(CatalogueEntry))]
public sealed class WaitAtomscaleResultCommand : ConnectedCommand
{
    private const string Wanted = "a catalogue entry, an upload, a data id, or an object with a DataId property";

    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);
    private ResultWait? _wait;
    private ProgressReporter? _progress;
    private int _ended;

    /// <summary>Uploads, catalogue entries or data ids; or objects with a DataId property, such as rows of Import-Csv.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>Data ids.</summary>
    [Parameter(Position = 0)]
    [ValidateIds]
    public string[]? DataId { get; set; }

    /// <summary>How long each entry is waited for at most: seconds, a TimeSpan or text such as '0:30:00'. Left out: until its analysis has ended.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.0, 31_536_000.0)]
    public double? Timeout { get; set; }

    /// <summary>How long to wait between the first two looks into the catalogue; it grows by half each time, to 30 seconds.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.1, 86_400.0)]
    public double PollInterval { get; set; } = 1;

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var (id, item) in Ids())
        {
            _wait ??= Open();
            if (_asked.Add(id)) _wait.Add(id, item);
        }

        // What has ended meanwhile is written before more comes.
        Run(static () => Task.CompletedTask);
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_wait is { } wait) Run(wait.CompleteAsync);
        _progress?.Complete();
    }

    private ResultWait Open()
    {
        var client = OpenClient();
        _progress = OpenProgress("Waiting for the analysis");
        var options = new ResultWaitOptions
        {
            Timeout = Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            PollInterval = TimeSpan.FromSeconds(PollInterval),
            Ended = entry =>
            {
                _ended++;
                return WriteAsync(entry);
            },
            Failed = (error, item) =>
            {
                _ended++;
                return ReportAsync(error, item);
            },
            Look = () => _progress.ReportAsync(Describe, _asked.Count == 0 ? -1 : 100 * _ended / _asked.Count),
            Warn = text => PostAsync(() => WriteWarning(text)),
        };
        return new ResultWait(client, options, StopToken);
    }

    private string Describe() => $"{_ended} of {_asked.Count} entries{string.Concat(_wait!.Statuses().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $", {pair.Value} {pair.Key}"))}";

    private IEnumerable<(string Id, object? Item)> Ids()
    {
        if (InputObject is null) return MyInvocation.ExpectingInput ? Refuse(null) : (DataId ?? []).Select(id => (id.Trim(), (object?)id));
        // The counts of a run come with its files, some of which may have failed.
        if (InputObjects.IsA(InputObject, typeof(AtomscaleSyncRun))) return [];
        var id = InputObjects.FindEntry(InputObject)?.DataId ?? InputObjects.FindId(InputObject, nameof(DataId));
        if (id is null && InputObjects.IsA(InputObject, typeof(AtomscaleSyncItem))) return [];
        return id is null ? Refuse(InputObject) : [(id, InputObject)];
    }

    private IEnumerable<(string Id, object? Item)> Refuse(object? item)
    {
        Report(InputObjects.Unfit(item, Wanted), item);
        return [];
    }
}
