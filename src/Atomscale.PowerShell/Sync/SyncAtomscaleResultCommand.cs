using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Atomscale.Client;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Sync;

namespace Atomscale.PowerShell;

/// <summary>Keeps the points of results in a folder, one file a result, in a layout that engines read as one table.</summary>
[Cmdlet(VerbsData.Sync, "AtomscaleResult", SupportsShouldProcess = true)]
[OutputType(typeof(AtomscaleResultSyncRun), typeof(System.IO.FileInfo))]
public sealed class SyncAtomscaleResultCommand : SyncCommand
{
    private const string Success = "success";

    private ResultSyncRun? _run;

    /// <summary>The folder, exactly as named. It is made when it is not there.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = "";

    /// <summary>Words, all of which an entry has somewhere in its text fields.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Keyword { get; set; }

    /// <summary>Only these data types. All is no filter.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DataTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? DataType { get; set; }

    /// <summary>Only these analysis statuses; left out: success.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Status { get; set; } = [Success];

    /// <summary>Only entries of these physical samples: objects, ids or names; a name may hold wildcards that match one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SampleNameCompleter))]
    [ValidateIds(isFilter: true)]
    [SupportsWildcards]
    public object[]? PhysicalSample { get; set; }

    /// <summary>Only entries of these projects: objects, ids or names; a name may hold wildcards that match one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    [ValidateIds(isFilter: true)]
    [SupportsWildcards]
    public object[]? Project { get; set; }

    /// <summary>Only entries of these owners; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Owner { get; set; }

    /// <summary>Only entries of these file names; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? FileName { get; set; }

    /// <summary>Only entries with one of these tags; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Tag { get; set; }

    /// <summary>Uploaded at this instant or later.</summary>
    [Parameter]
    public DateTimeOffset? UploadedAfter { get; set; }

    /// <summary>Uploaded at this instant or earlier.</summary>
    [Parameter]
    public DateTimeOffset? UploadedBefore { get; set; }

    /// <summary>Only the user's own entries rather than the whole organisation's.</summary>
    [Parameter]
    public SwitchParameter OwnOnly { get; set; }

    /// <summary>The kind of the files; left out: Parquet, in Windows PowerShell Csv.</summary>
    [Parameter]
    [ValidateSet(nameof(TableFormat.Parquet), nameof(TableFormat.Csv), nameof(TableFormat.JsonLines))]
    public TableFormat? Format { get; set; }

    /// <summary>Where the files stand: in folders by data type and month, or all in one.</summary>
    [Parameter]
    public ResultLayout Layout { get; set; } = ResultLayout.DataType;

    /// <summary>Gives the files that were written too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void End() => Work(Destination, Sync);

    /// <inheritdoc/>
    protected override void Close() => _run?.Dispose();

    private void Sync(string folder)
    {
        var client = OpenClient(ThrottleLimit);
        var progress = OpenProgress("Fetching results");
        var handlers = new ResultSyncHandlers
        {
            Confirm = path => ConfirmAsync(path, "Write result"),
            Written = (path, id) =>
            {
                Note(log => log.Written(path, id));
                return PassThru ? PostAsync(() => FileItem.Write(this, path)) : System.Threading.Tasks.Task.CompletedTask;
            },
            Report = (error, entry) =>
            {
                Note(log => log.Fail(error, entry?.DataId));
                return ReportAsync(error, (object?)entry ?? error.Address);
            },
            Warn = WarnAsync,
            Look = (done, count) => progress.ReportAsync(() => $"{done} of {count}", 100 * done / count),
        };
        var options = new ResultSyncOptions
        {
            Destination = folder,
            Query = Query(client),
            Format = Format ?? DefaultFormat,
            Layout = Layout,
            Ledger = NamedLedger,
            IsTrial = IsWhatIf(),
        };
        _run = ResultSyncRun.Open(client, options, handlers, StopToken);
        WriteVerbose($"The ledger is '{_run.Ledger}'.");
        AtomscaleResultSyncRun? summary = null;
        Run(async () => summary = await _run.RunAsync().ConfigureAwait(false));
        progress.Complete();
        Note(log => log.End(summary!));
        WriteObject(summary!);
        Leave(summary!.ExitCode);
    }

    private static TableFormat DefaultFormat =>
#if NETFRAMEWORK
        TableFormat.Csv;
#else
        TableFormat.Parquet;
#endif

    private CatalogueQuery Query(AtomscaleClient client)
    {
        IReadOnlyList<string>? samples = null;
        IReadOnlyList<string>? projects = null;
        if (PhysicalSample is not null || Project is not null)
        {
            var records = new RecordInput(client);
            Run(async () =>
            {
                samples = await RecordInput.AllAsync(PhysicalSample, records.SampleIdAsync, StopToken).ConfigureAwait(false);
                projects = await RecordInput.AllAsync(Project, records.ProjectIdAsync, StopToken).ConfigureAwait(false);
            });
        }

        var (isOwner, isFile, isTag) = (NameFilter.Of(Owner), NameFilter.Of(FileName), NameFilter.Of(Tag));
        return new CatalogueQuery
        {
            Keywords = Keyword ?? [],
            PhysicalSampleIds = samples ?? [],
            ProjectIds = projects ?? [],
            DataTypes = KnownValues.Normalise(DataType, DataTypes.Known, nameof(DataType), WriteWarning),
            Statuses = KnownValues.Normalise(Status, DataTypes.KnownStatuses, nameof(Status), WriteWarning),
            UploadedAfter = UploadedAfter,
            UploadedBefore = UploadedBefore,
            OwnOnly = OwnOnly,
            Where = entry => isOwner(entry.Owner) && isFile(entry.FileName) && (Tag is null || entry.Tags.Any(isTag)),
        };
    }
}
