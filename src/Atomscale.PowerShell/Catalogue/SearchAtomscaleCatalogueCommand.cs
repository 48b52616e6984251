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

    /// <summary>Words, all of which an entry has somewhere in its text fields.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[]? Keyword { get; set; }

    /// <summary>Only these data ids.</summary>
    [Parameter]
    [ValidateIds(isFilter: true)]
    public string[]? DataId { get; set; }

    /// <summary>Only entries of these physical samples.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SampleIdCompleter))]
    [ValidateIds(isFilter: true)]
    public string[]? PhysicalSampleId { get; set; }

    /// <summary>Only entries of these projects.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProjectIdCompleter))]
    [ValidateIds(isFilter: true)]
    public string[]? ProjectId { get; set; }

    /// <summary>A physical sample or a project: only its entries.</summary>
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
        if (DataId is { Length: 0 } || PhysicalSampleId is { Length: 0 } || ProjectId is { Length: 0 }) return;
        var sample = IdOf(typeof(PhysicalSample), nameof(PhysicalSampleId));
        var project = IdOf(typeof(Project), nameof(ProjectId));
        if (sample is null && project is null && (InputObject is not null || MyInvocation.ExpectingInput))
        {
            Report(InputObjects.Unfit(InputObject, "a physical sample or a project"), InputObject);
            return;
        }

        if (!IsAmong(PhysicalSampleId, sample) || !IsAmong(ProjectId, project)) return;
        var query = Query(sample is null ? PhysicalSampleId : [sample], project is null ? ProjectId : [project]);
        query.Validate();
        Search(query);
    }

    /// <inheritdoc/>
    protected override void End() => _progress?.Complete();

    private string? IdOf(Type type, string property) =>
        InputObject is { } item && InputObjects.IsA(item, type) ? InputObjects.FindId(item, property) : null;

    // Each filter narrows, and so does what is piped in.
    private static bool IsAmong(string[]? wanted, string? piped) => wanted is null || piped is null || wanted.Any(id => string.Equals(id.Trim(), piped, StringComparison.OrdinalIgnoreCase));

    private void Search(CatalogueQuery query)
    {
        var client = _client ??= OpenClient();
        var progress = _progress ??= OpenProgress("Searching the catalogue");
        var sink = _sink ??= new CatalogueSink(entries => TakeAsync(entries, progress), fault => ReportAsync(fault, fault.Address), First);
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

    private CatalogueQuery Query(IReadOnlyList<string>? sampleIds, IReadOnlyList<string>? projectIds) => new()
    {
        Keywords = Keyword ?? [],
        DataIds = DataId ?? [],
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
    };
}
