using System;
using System.Collections.Generic;
using System.IO;
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
    private ProgressBars? _bars;
    private string? _first;

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

    /// <summary>The one file to write, under a name of the user's; its folder has to be there. Taken literally.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

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

    private string Target => OutFile is { } file ? OutputPath.Resolve(this, file) : OutputPath.Resolve(this, Destination);

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Force && SkipExisting)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, "-Force replaces files that are already there, -SkipExisting leaves them: both cannot be.", "Give one of the two.");
        if (OutFile is not { } file) return;
        if (AppendId || MyInvocation.BoundParameters.ContainsKey(nameof(Destination)))
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, "-OutFile names one file whole: -Destination and -AppendId do not go with it.", "Give -OutFile alone, or a folder with -Destination.");
        if (OutputPath.IsFolder(this, file))
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{file}' is a folder, and -OutFile names a file.", "Name the file, or give the folder with -Destination.");
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var request in Requests())
        {
            if (!ShouldProcess(request.DataId, $"Save {WantedKind.ToString().ToLowerInvariant()} file to '{OutFile ?? Destination}'")) continue;
            _run ??= Open();
            _first ??= request.DataId;
            if (OutFile is not null && !string.Equals(_first, request.DataId, StringComparison.OrdinalIgnoreCase))
                throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"-OutFile '{OutFile}' names one file, and more than one entry was given.", "Give a folder with -Destination.");
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

    /// <inheritdoc/>
    protected override string? StoppedMessage() => _bars?.StoppedMessage("are saved");

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
        var options = new DownloadOptions { Folder = OutFile is null ? Target : Path.GetDirectoryName(Target)!, FileName = OutFile is null ? null : Path.GetFileName(Target), Kind = WantedKind, AppendId = AppendId, Force = Force, SkipExisting = SkipExisting };
        var run = new DownloadRun(
            OpenClient(ThrottleLimit), options, TakeAsync, (request, error) => ReportAsync(error, request.Item), message => PostAsync(() => WriteWarning(message)), StopToken);
        _bars = new ProgressBars(this, PostAsync, "Saving files", run, ProgressRule.IsShown(this, Current.NoProgress));
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
