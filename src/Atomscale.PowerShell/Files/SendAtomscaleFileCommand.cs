using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;
using Atomscale.Client.Transfer;

namespace Atomscale.PowerShell;

/// <summary>Sends files for analysis: several at once, in parts, verified; an interrupted file is gone on with by the same command.</summary>
[Cmdlet(VerbsCommunications.Send, "AtomscaleFile", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(Upload))]
public sealed class SendAtomscaleFileCommand : ConnectedCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string StreamSet = "Stream";

    private AtomscaleClient? _client;
    private UploadRun? _run;
    private ProgressBars? _bars;
    private SourceFiles? _files;
    private UploadTarget? _target;
    private readonly UploadAnalysis _analysis = new();
    private readonly HashSet<string> _sent = new(PathNames.Comparer);

    /// <summary>Files to send: as they are, else as wildcards, else cleaned of quotes, variables and the like that pasting brings along.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files to send, exactly as named.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>A stream to send from its position on; it is left open.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StreamSet)]
    [ValidateNotNull]
    public Stream? InputStream { get; set; }

    /// <summary>The name under which a stream is sent.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StreamSet)]
    [ValidateNotNullOrEmpty]
    public string FileName { get; set; } = "";

    /// <summary>Sends the files in folders too.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Only files with one of these names, of those that folders and wildcards give.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [SupportsWildcards]
    public string[]? Include { get; set; }

    /// <summary>No files with one of these names, of those that folders and wildcards give.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [SupportsWildcards]
    public string[]? Exclude { get; set; }

    /// <summary>The physical sample the files are of: its id or its name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SampleNameCompleter))]
    public string? PhysicalSample { get; set; }

    /// <summary>Creates the physical sample when there is none of that name.</summary>
    [Parameter]
    public SwitchParameter CreateSample { get; set; }

    /// <summary>The project the sample is put on: its id or its name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    public string? Project { get; set; }

    /// <summary>Leaves out files that the catalogue has already: of the same name, and of the same hash where both are known.</summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>Waits until the analysis of what was sent has ended.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Works out the SHA-256 of each file, by reading it once more.</summary>
    [Parameter]
    public SwitchParameter ComputeHash { get; set; }

    /// <summary>How many parts and requests are in flight at most; left out: the connection's own limit.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Project is not null && PhysicalSample is null)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, "-Project puts a physical sample on a project, and no sample is named.", "Give -PhysicalSample too.");
        if (CreateSample && PhysicalSample is null)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, "-CreateSample creates the physical sample that -PhysicalSample names, and none is named.", "Give -PhysicalSample too.");
        _files = new SourceFiles(this, Recurse, Include, Exclude, Report);
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var source in Sources())
        {
            if (source.Path is { } named && !_sent.Add(named))
            {
                WriteVerbose($"'{named}' was named before: it is sent once.");
                continue;
            }

            if (!FindTarget() || !ShouldProcess(source.Shown, "Send file")) continue;
            if (source.Path is { } path) PathLimit.Check(path);
            var run = _run ??= Open();
            Run(() => run.AddAsync(source));
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_run is not { } run) return;
        Run(() => _bars!.ShowUntilAsync(run.CompleteAsync()));
        _bars!.Complete();
        if (!Wait) return;
        var progress = OpenProgress("Waiting for the analysis");
        Run(() => _analysis.RunAsync(_client!, WriteAsync, WarnAsync, progress, StopToken));
        progress.Complete();
    }

    /// <inheritdoc/>
    protected override string? StoppedMessage() => _bars?.StoppedMessage("are sent");

    /// <inheritdoc/>
    protected override void Close() => _run?.Dispose();

    private IEnumerable<UploadSource> Sources() => ParameterSetName switch
    {
        StreamSet => [UploadSource.OfStream(InputStream!, FileName)],
        LiteralPathSet => LiteralPath.SelectMany(_files!.OfLiteralPath).Select(UploadSource.OfFile),
        _ => Path.SelectMany(_files!.OfPath).Select(UploadSource.OfFile),
    };

    // Before the first file: a sample that is wrong stops everything.
    private bool FindTarget()
    {
        if (PhysicalSample is null) return true;
        _client ??= OpenClient(ThrottleLimit);
        return (_target ??= UploadTarget.Find(this, Run, _client.UploadTargets, PhysicalSample, Project, CreateSample, StopToken)).MaySend;
    }

    private UploadRun Open()
    {
        _client ??= OpenClient(ThrottleLimit);
        UploadSample? sample = null;
        if (_target is { } target) Run(async () => sample = await target.OpenAsync(StopToken).ConfigureAwait(false));
        var options = new UploadOptions { Sample = sample, ComputeHash = ComputeHash, SkipExisting = SkipExisting };
        var run = new UploadRun(_client, options, (_, upload) => Wait ? _analysis.AddAsync(upload) : WriteAsync(upload), (source, error) => ReportAsync(error, source.Shown), WarnAsync, StopToken);
        _bars = new ProgressBars(this, PostAsync, "Sending files", run, ProgressRule.IsShown(this, Current.NoProgress));
        return run;
    }

    private Task WarnAsync(string message) => PostAsync(() => WriteWarning(message));
}
