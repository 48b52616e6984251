using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Lists physical samples.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscalePhysicalSample")]
[OutputType(typeof(PhysicalSample))]
public sealed class GetAtomscalePhysicalSampleCommand : ConnectedCommand
{
    private AtomscaleClient? _client;
    private ListedRecords<PhysicalSample>? _records;
    private IReadOnlyList<PhysicalSample>? _all;

    /// <summary>Only samples of these names, ids or objects; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SampleNameCompleter))]
    [IdArgument(nameof(PhysicalSample.PhysicalSampleId), nameof(PhysicalSample.PhysicalSampleName), nameof(Name))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only samples of these ids, names or objects.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SampleIdCompleter))]
    [IdArgument(nameof(PhysicalSample.PhysicalSampleId), nameof(PhysicalSample.PhysicalSampleName), nameof(Name))]
    [ValidateIds(isFilter: true)]
    public string[]? PhysicalSampleId { get; set; }

    /// <summary>Projects: only their samples. Or samples, their ids or names, entries of them, or rows with an id or a name: those samples.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (PhysicalSampleId is { Length: 0 }) return;
        if (InputObject is null && MyInvocation.ExpectingInput)
        {
            Report(InputObjects.Unfit(InputObject, "a project, a physical sample, its id or its name"), InputObject);
            return;
        }

        var client = _client ??= OpenClient();
        var records = _records ??= new ListedRecords<PhysicalSample>(
            "physical sample", static sample => sample.PhysicalSampleId, static sample => sample.PhysicalSampleName, Name, PhysicalSampleId, WriteAsync, ReportAsync);
        Run(() => InputObject is { } item ? FindAsync(client, records, item) : ListAsync(client, records));
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_records is { } records) Run(records.ReportMissingAsync);
    }

    private async Task ListAsync(AtomscaleClient client, ListedRecords<PhysicalSample> records) =>
        await records.WriteAsync(_all ??= await client.Samples.ListAsync(StopToken).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task FindAsync(AtomscaleClient client, ListedRecords<PhysicalSample> records, object item)
    {
        try
        {
            if (InputObjects.IsA(item, typeof(Project)))
            {
                var project = InputObjects.FindId(item, nameof(Project.ProjectId)) ?? throw InputObjects.Unfit(item, "its id is missing");
                await records.WriteAsync(await client.Samples.ListOfProjectAsync(project, StopToken).ConfigureAwait(false)).ConfigureAwait(false);
                return;
            }

            var (wanted, _) = RecordInput.Sample(item);
            await records.WriteAsync(_all ??= await client.Samples.ListAsync(StopToken).ConfigureAwait(false), wanted, item).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.Kind is not (AtomscaleErrorKind.Unauthorized or AtomscaleErrorKind.NoKey))
        {
            await ReportAsync(error, item).ConfigureAwait(false);
        }
    }
}
