using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Sync;

namespace Atomscale.PowerShell;

/// <summary>Sends each new or changed file of a folder once, however often it runs and wherever it was stopped.</summary>
[Cmdlet(VerbsData.Sync, "AtomscaleFolder", SupportsShouldProcess = true)]
[OutputType(typeof(AtomscaleSyncItem), typeof(AtomscaleSyncRun))]
public sealed class SyncAtomscaleFolderCommand : SyncCommand
{
    private SyncRun? _run;
    private ProgressBars? _bars;
    private bool _isShown;

    /// <summary>The folder, exactly as named.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Only files with one of these names; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Include { get; set; }

    /// <summary>No files with one of these names; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Exclude { get; set; }

    /// <summary>Sends the files in folders below too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>The physical sample the files are of: its id or its name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SampleNameCompleter))]
    public string? PhysicalSample { get; set; }

    /// <summary>The project the sample is put on: its id or its name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    public string? Project { get; set; }

    /// <summary>How long a file has to be unchanged before it is sent: seconds, a TimeSpan or text such as '0:05:00'. 0 takes it as it is.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.0, 31_536_000.0)]
    public double StableFor { get; set; } = SyncOptions.DefaultStableSeconds;

    /// <summary>Only files that changed at this instant or later.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Sends content that was sent already once more when it has another name.</summary>
    [Parameter]
    public SwitchParameter AllowDuplicate { get; set; }

    /// <summary>After how many failed attempts a file is given up until Reset-AtomscaleSyncItem.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int MaximumAttempts { get; set; } = SyncOptions.DefaultMaximumAttempts;

    /// <summary>Gives the files that did not have to be sent, or that wait, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void End() => Work(Path, Sync);

    /// <inheritdoc/>
    protected override string? StoppedMessage() => _isShown && _run is not null ? "Stopped. The next run resumes where this one stopped; nothing is sent twice." : null;

    /// <inheritdoc/>
    protected override void Close() => _run?.Dispose();

    private void Sync(string folder)
    {
        if (Project is not null && PhysicalSample is null)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, "-Project puts a physical sample on a project, and no sample is named.", "Give -PhysicalSample too.");
        var client = OpenClient(ThrottleLimit);
        var (include, exclude) = (Patterns(Include), Patterns(Exclude));
        var options = new SyncOptions
        {
            Folder = folder,
            Ledger = NamedLedger,
            LogPath = LogPath is null ? null : OutputPath.Resolve(this, LogPath),
            Recurse = Recurse,
            IsWanted = name => (include.Length == 0 || include.Any(pattern => pattern.IsMatch(name))) && !exclude.Any(pattern => pattern.IsMatch(name)),
            Since = Since,
            StableFor = TimeSpan.FromSeconds(StableFor),
            AllowDuplicate = AllowDuplicate,
            MaximumAttempts = MaximumAttempts,
            OpenSample = () => FindSampleAsync(client.UploadTargets),
            IsTrial = IsWhatIf(),
        };
        var handlers = new SyncHandlers
        {
            Confirm = path => ConfirmAsync(path, "Send file"),
            Tell = TellAsync,
            Pass = PassThru ? item => WriteAsync(item) : null,
            Report = (error, path) => ReportAsync(error, path),
            Warn = WarnAsync,
        };
        _run = SyncRun.Open(client, options, handlers, StopToken);
        WriteVerbose($"The ledger is '{_run.Ledger}'.");
        _isShown = ProgressRule.IsShown(this, Current.NoProgress);
        _bars = new ProgressBars(this, PostAsync, "Sending files", _run, _isShown);
        AtomscaleSyncRun? summary = null;
        Run(() => _bars.ShowUntilAsync(SyncAsync()));
        _bars.Complete();
        Note(log => log.End(summary!));
        WriteObject(summary!);
        Leave(summary!.ExitCode);

        async Task SyncAsync() => summary = await _run.RunAsync().ConfigureAwait(false);
    }

    private async Task<UploadSample?> FindSampleAsync(UploadTargets targets)
    {
        if (PhysicalSample is null) return null;
        var project = Project is null ? null : await targets.FindProjectAsync(Project, StopToken).ConfigureAwait(false);
        var sample = await targets.FindSampleAsync(PhysicalSample, StopToken).ConfigureAwait(false) ?? throw new AtomscaleException(
            AtomscaleErrorKind.NotFound, $"There is no physical sample with the id or name '{PhysicalSample.Trim()}'. Nothing was sent.", "Get-AtomscalePhysicalSample lists the samples.");
        return project is null ? sample : await targets.PutOnProjectAsync(sample, project, StopToken).ConfigureAwait(false);
    }

    private Task TellAsync(AtomscaleSyncItem item, SyncOutcome outcome)
    {
        Note(log => log.Tell(item, outcome));
        return WriteAsync(item);
    }

    private static WildcardPattern[] Patterns(string[]? texts) => Array.ConvertAll(texts ?? [], text => new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));
}
