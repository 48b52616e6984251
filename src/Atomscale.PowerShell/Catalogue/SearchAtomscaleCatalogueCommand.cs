using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>Searches the data catalogue; entries come as they arrive.</summary>
[Cmdlet(VerbsCommon.Search, "AtomscaleCatalogue")]
[Alias("Search-AtomscaleCatalog")]
[OutputType(typeof(CatalogueEntry))]
public sealed class SearchAtomscaleCatalogueCommand : ConnectedCommand
{
    // What waits for a slow pipeline waits in the spool, not as objects.
    private readonly SemaphoreSlim _room = new(4);
    private AtomscaleClient? _client;
    private CatalogueSink? _sink;
    private ProgressReporter? _progress;
    private IReadOnlyList<string>? _sampleIds;
    private IReadOnlyList<string>? _projectIds;
    private bool _isResolved;

    /// <summary>Words, all of which an entry has somewhere in its text fields.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[]? Keyword { get; set; }

    /// <summary>Only these data ids.</summary>
    [Parameter]
    [ValidateIds(isFilter: true)]
    public string[]? DataId { get; set; }

    /// <summary>Only entries of these physical samples: objects, ids or names; a name may hold wildcards that match one.</summary>
    [Parameter]
    [Alias("PhysicalSampleId")]
    [ArgumentCompleter(typeof(SampleNameCompleter))]
    [ValidateIds(isFilter: true)]
    [SupportsWildcards]
    public object[]? PhysicalSample { get; set; }

    /// <summary>Only entries of these projects: objects, ids or names; a name may hold wildcards that match one.</summary>
    [Parameter]
    [Alias("ProjectId")]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    [ValidateIds(isFilter: true)]
    [SupportsWildcards]
    public object[]? Project { get; set; }

    /// <summary>A physical sample or a project: only its entries; or an upload: the entry it made.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>Only these data types. All is no filter.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DataTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? DataType { get; set; }

    /// <summary>Only these analysis statuses. All, the default, is no filter.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

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

    /// <summary>The shortest growth: seconds, a TimeSpan or text such as '0:30:00'. Entries without a growth length are left out.</summary>
    [Parameter]
    [Seconds]
    public double? MinGrowthLength { get; set; }

    /// <summary>The longest growth, likewise.</summary>
    [Parameter]
    [Seconds]
    public double? MaxGrowthLength { get; set; }

    /// <summary>Uploaded at this instant or later.</summary>
    [Parameter]
    public DateTimeOffset? UploadedAfter { get; set; }

    /// <summary>Uploaded at this instant or earlier.</summary>
    [Parameter]
    public DateTimeOffset? UploadedBefore { get; set; }

    /// <summary>Last read at this instant or later.</summary>
    [Parameter]
    public DateTimeOffset? AccessedAfter { get; set; }

    /// <summary>Last read at this instant or earlier.</summary>
    [Parameter]
    public DateTimeOffset? AccessedBefore { get; set; }

    /// <summary>Last changed at this instant or later.</summary>
    [Parameter]
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Last changed at this instant or earlier.</summary>
    [Parameter]
    public DateTimeOffset? UpdatedBefore { get; set; }

    /// <summary>Only the user's own entries rather than the whole organisation's.</summary>
    [Parameter]
    public SwitchParameter OwnOnly { get; set; }

    /// <summary>How many entries are wanted at most.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long First { get; set; } = long.MaxValue;

    /// <inheritdoc/>
    protected override void Begin()
    {
        foreach (var keyword in (Keyword ?? []).Where(WildcardPattern.ContainsWildcardCharacters))
            WriteWarning($"-Keyword '{keyword}': keywords are parts of text, and the service takes * and ? as they are. Leave them out.");
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (DataId is { Length: 0 } || PhysicalSample is { Length: 0 } || Project is { Length: 0 }) return;
        var sample = IdOf(typeof(PhysicalSample), nameof(Atomscale.PhysicalSample.PhysicalSampleId));
        var project = IdOf(typeof(Project), nameof(Atomscale.Project.ProjectId));
        var upload = IdOf(typeof(Upload), nameof(Upload.DataId)) ?? IdOf(typeof(AtomscaleSyncItem), nameof(AtomscaleSyncItem.DataId));
        if (sample is null && project is null && upload is null && (InputObject is not null || MyInvocation.ExpectingInput))
        {
            Report(InputObjects.Unfit(InputObject, "a physical sample, a project, or an upload with a data id"), InputObject);
            return;
        }

        ResolveFilters();
        if (!IsAmong(_sampleIds, sample) || !IsAmong(_projectIds, project) || !IsAmong(DataId, upload)) return;
        var query = Query(upload is null ? DataId : [upload], sample is null ? _sampleIds : [sample], project is null ? _projectIds : [project]);
        query.Validate();
        Search(query);
    }

    // Once: names are looked up before the first search.
    private void ResolveFilters()
    {
        if (_isResolved) return;
        if (PhysicalSample is not null || Project is not null)
        {
            var records = new RecordInput(_client ??= OpenClient());
            Run(async () =>
            {
                _sampleIds = await RecordInput.AllAsync(PhysicalSample, records.SampleIdAsync, StopToken).ConfigureAwait(false);
                _projectIds = await RecordInput.AllAsync(Project, records.ProjectIdAsync, StopToken).ConfigureAwait(false);
            });
        }

        _isResolved = true;
    }

    /// <inheritdoc/>
    protected override void End() => _progress?.Complete();

    private string? IdOf(Type type, string property) =>
        InputObject is { } item && InputObjects.IsA(item, type) ? InputObjects.FindId(item, property) : null;

    // Each filter narrows, and so does what is piped in.
    private static bool IsAmong(IReadOnlyList<string>? wanted, string? piped) => wanted is null || piped is null || wanted.Any(id => string.Equals(id.Trim(), piped, StringComparison.OrdinalIgnoreCase));

    private void Search(CatalogueQuery query)
    {
        var client = _client ??= OpenClient();
        var progress = _progress ??= OpenProgress("Searching the catalogue");
        var sink = _sink ??= new CatalogueSink(entries => TakeAsync(entries, progress), error => ReportAsync(error, error.Address), First);
        Run(() => client.Catalogue.SearchAsync(query, sink, StopToken));
    }

    private async Task TakeAsync(IReadOnlyList<CatalogueEntry> entries, ProgressReporter progress)
    {
        await _room.WaitAsync(StopToken).ConfigureAwait(false);
        await progress.ReportAsync(() => string.Format(CultureInfo.InvariantCulture, "{0:N0} entries", _sink!.Count)).ConfigureAwait(false);
        await PostAsync(() =>
        {
            WriteObject(entries, enumerateCollection: true);
            _room.Release();
        }).ConfigureAwait(false);
    }

    private CatalogueQuery Query(IReadOnlyList<string>? dataIds, IReadOnlyList<string>? sampleIds, IReadOnlyList<string>? projectIds) => new()
    {
        Keywords = Keyword ?? [],
        DataIds = dataIds ?? [],
        PhysicalSampleIds = sampleIds ?? [],
        ProjectIds = projectIds ?? [],
        DataTypes = KnownValues.Normalise(DataType, DataTypes.Known, nameof(DataType), WriteWarning),
        Statuses = KnownValues.Normalise(Status, DataTypes.KnownStatuses, nameof(Status), WriteWarning),
        MinGrowthLength = MinGrowthLength,
        MaxGrowthLength = MaxGrowthLength,
        UploadedAfter = UploadedAfter,
        UploadedBefore = UploadedBefore,
        AccessedAfter = AccessedAfter,
        AccessedBefore = AccessedBefore,
        UpdatedAfter = UpdatedAfter,
        UpdatedBefore = UpdatedBefore,
        OwnOnly = OwnOnly,
        Where = EntryFilter(),
    };

    // The service has no such filters: they are applied here.
    private Func<CatalogueEntry, bool>? EntryFilter()
    {
        if (Owner is null && FileName is null && Tag is null) return null;
        var (isOwner, isFile, isTag) = (NameFilter.Of(Owner), NameFilter.Of(FileName), NameFilter.Of(Tag));
        return entry => isOwner(entry.Owner) && isFile(entry.FileName) && (Tag is null || entry.Tags.Any(isTag));
    }
}
