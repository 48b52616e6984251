using System.Management.Automation;
using Atomscale.Client.Tables;

namespace Atomscale.PowerShell;

/// <summary>Turns results into rows: the points of a spectrum, the rows of a time series.</summary>
[Cmdlet(VerbsData.Expand, "AtomscaleResult")]
[OutputType(typeof(PSObject), typeof(TidyPoint))]
public sealed class ExpandAtomscaleResultCommand : AtomscaleCommand
{
    /// <summary>Results, as Get-AtomscaleResult gives them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>Only metrics of these names; wildcards are allowed. Clocks and keys always stay.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Metric { get; set; }

    /// <summary>Gives one row a value, with the same columns whatever the result: the form for mixed input.</summary>
    [Parameter]
    public SwitchParameter Tidy { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ResultInput.Find(InputObject, out var refusal) is not { } result)
        {
            Report(refusal!, InputObject);
            return;
        }

        var isWanted = MetricFilter.Of(Metric);
        if (Tidy && TidyTable.Of(result, isWanted) is { } points) WriteObject(points, enumerateCollection: true);
        else if (!Tidy && PointTable.Of(result, isWanted) is { } table) Rows.Write(this, table);
        else Report(ResultInput.WithoutPoints(result), InputObject);
    }
}
