using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client.Transfer;

namespace Atomscale.PowerShell;

/// <summary>The base of the commands that save files of entries: several at once, resumed, checked, and named last.</summary>
public abstract class SaveCommand : ConnectedCommand
{
    private const string Wanted = "a catalogue entry, a data id, or an object with a DataId property";

    private DownloadRun? _run;
    private TransferBars? _bars;

    /// <summary>Catalogue entries; or data ids; or objects with a DataId property, such as rows of Import-Csv.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>Data ids.</summary>
    [Parameter(Position = 0)]
    [ValidateIds]
    public string[]? DataId { get; set; }

    /// <summary>The folder to save in; made when it is not there. Left out: the session's location.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = ".";

    /// <summary>Puts the entry's id into each name: unique, and the same whenever the command is run.</summary>
    [Parameter]
    public SwitchParameter AppendId { get; set; }

    /// <summary>Replaces files that are already there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Leaves a file that is already there, when it is the same as the service's.</summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>How many requests are in flight at most; left out: the connection's own limit.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <summary>Which of an entry's files is saved.</summary>
    protected abstract FileKind WantedKind { get; }

    /// <summary>Refuses an entry that the command is not for; null when it is fine.</summary>
    protected abstract AtomscaleException? Refusal(CatalogueEntry entry);

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var request in Requests())
        {
            if (!ShouldProcess(request.DataId, $"Save {WantedKind.ToString().ToLowerInvariant()} file to '{Destination}'")) continue;
            _run ??= Open();
            if (!_run.Add(request)) WriteVerbose($"{request.DataId} was asked for before: it is saved once.");
        }

        // Writes what has come meanwhile.
        Run(static () => Task.CompletedTask);
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_run is not { } run) return;
        Run(() => _bars!.ShowUntilAsync(run.CompleteAsync()));
        _bars!.Complete();
    }

    /// <inheritdoc/>
    protected override void Close() => _run?.Dispose();

    private IEnumerable<DownloadRequest> Requests()
    {
        if (InputObject is null) return MyInvocation.ExpectingInput ? Refuse(null, InputObjects.Unfit(null, Wanted)) : (DataId ?? []).Select(id => new DownloadRequest(id.Trim(), null, id));
        if (InputObjects.FindEntry(InputObject) is { } entry)
            return Refusal(entry) is { } refusal ? Refuse(InputObject, refusal) : [new DownloadRequest(entry.DataId, entry.FileName, InputObject)];
        return InputObjects.FindId(InputObject, nameof(DataId)) is { } id ? [new DownloadRequest(id, null, InputObject)] : Refuse(InputObject, InputObjects.Unfit(InputObject, Wanted));
    }

    private IEnumerable<DownloadRequest> Refuse(object? item, AtomscaleException refusal)
    {
        Report(refusal, item);
        return [];
    }

    private DownloadRun Open()
    {
        var options = new DownloadOptions { Folder = OutputPath.Resolve(this, Destination), Kind = WantedKind, AppendId = AppendId, Force = Force, SkipExisting = SkipExisting };
        var run = new DownloadRun(
            OpenClient(ThrottleLimit), options, TakeAsync, (request, fault) => ReportAsync(fault, request.Item), message => PostAsync(() => WriteWarning(message)), StopToken);
        _bars = new TransferBars(this, PostAsync, "Saving files", run, ProgressRule.IsShown(this, Current.NoProgress));
        return run;
    }

    private Task TakeAsync(DownloadRequest request, SavedFile saved) => PostAsync(() =>
    {
        var file = FileItem.Get(this, saved.Path);
        // The views of this name show what the transfer adds.
        file.TypeNames.Insert(0, "Atomscale.SavedFile");
        file.Properties.Add(new PSNoteProperty("DataId", request.DataId));
        file.Properties.Add(new PSNoteProperty("Verified", saved.VerifiedBy == VerificationMethod.Md5));
        file.Properties.Add(new PSNoteProperty("VerifiedBy", saved.VerifiedBy));
        WriteObject(file);
    });
}
