using System.Collections.Generic;
using System.Management.Automation;
using Atomscale.Client.Analysis.Alignment;

namespace Atomscale.PowerShell;

/// <summary>Puts the time series of any results on one clock.</summary>
[Cmdlet(VerbsCommon.Join, "AtomscaleTimeseries")]
[OutputType(typeof(AlignedTimeseries))]
public sealed class JoinAtomscaleTimeseriesCommand : AtomscaleCommand
{
    private readonly List<AtomscaleResult> _results = [];

    /// <summary>Results with time series, as Get-AtomscaleResult gives them, or samples and projects with theirs. Recipes have no clock to align.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>Which instants the table has: all, those of every series, those of the first, those of the last.</summary>
    [Parameter]
    public AlignmentStrategy Align { get; set; } = AlignmentStrategy.Outer;

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (InputObject is null ? null : InputObjects.Unwrap(InputObject))
        {
            case PhysicalSampleResult sample:
                _results.AddRange(sample.DataResults);
                break;
            case ProjectResult project:
                foreach (var sample in project.Samples) _results.AddRange(sample.DataResults);
                break;
            case RecipeResult recipe:
                WriteWarning($"Entry {recipe.DataId} is a recipe, which has no clock to align: it is left out.");
                break;
            case TimeseriesResult series:
                _results.Add(series);
                break;
            case AtomscaleResult other:
                Report(new AtomscaleException(AtomscaleErrorKind.BadInput, $"The result of entry {other.DataId} ({other.DataType}) has no time series.", "Pipe in results of videos, tools and ellipsometry only."), InputObject);
                break;
            default:
                ResultInput.Find(InputObject, out var refusal);
                Report(refusal ?? InputObjects.Unfit(InputObject, "a result with a time series"), InputObject);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_results.Count > 0) WriteObject(TimeseriesAligner.Align(_results, Align));
    }
}
