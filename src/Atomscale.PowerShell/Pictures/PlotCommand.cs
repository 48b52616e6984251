using System.Management.Automation;
using Atomscale.Graphics.Drawing;

namespace Atomscale.PowerShell;

/// <summary>The base of the commands that draw plots.</summary>
public abstract class PlotCommand : OverlayCommand
{
    /// <summary>Which metrics of a series are drawn, with wildcards; left out: the usual ones of its type.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Metric { get; set; }

    /// <summary>The object to draw: a sample's or project's joint table where there is one.</summary>
    /// <exception cref="AtomscaleException">BadInput: there is none.</exception>
    private protected static object Drawable(object result) => ResultInput.Find(result, out var refusal) ?? throw refusal!;

    /// <summary>How it is to look; a joint table is titled after its sample or project.</summary>
    private protected PictureOptions OptionsFor(object result) => Options(Title ?? result switch
    {
        PhysicalSampleResult sample => sample.PhysicalSampleName ?? sample.PhysicalSampleId,
        ProjectResult project => project.ProjectName ?? project.ProjectId,
        _ => null,
    });

    internal sealed override bool TakesSamples => true;

    private protected sealed override string[]? Metrics => Metric;
}
