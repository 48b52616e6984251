using System;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>
/// Objects as scripts see them: under the names of their public types, whatever class of the client is behind. PowerShell keeps the names
/// with the object, so they hold for what is in a property too.
/// </summary>
internal static class PublicNames
{
    private const string Internal = "Atomscale.Client.";

    /// <summary>Whether a type's name is one that users do not know.</summary>
    public static bool IsInternal(string name) => name.StartsWith(Internal, StringComparison.Ordinal);

    /// <summary>Gives an object, and what it holds, their public names.</summary>
    public static object Give(object value)
    {
        switch (value)
        {
            case Timeseries or AtomscaleConnection:
                Hide(value);
                break;
            case TimeseriesResult series:
                Hide(series.TimeseriesData);
                foreach (var image in series.SnapshotImages) Give(image);
                break;
            case RheedImageResult { PatternGraph: { } graph }:
                Hide(graph);
                break;
            case PhysicalSampleResult sample:
                Give(sample.DataResults, sample.AlignedTimeseries);
                break;
            case ProjectResult project:
                Give(project.Samples, project.AlignedTimeseries);
                break;
        }

        return value;
    }

    private static void Give(System.Collections.IEnumerable parts, AlignedTimeseries? series)
    {
        foreach (var part in parts) Give(part);
        if (series is not null) Hide(series);
    }

    private static void Hide(object value)
    {
        var names = PSObject.AsPSObject(value).TypeNames;
        while (names.Count > 0 && IsInternal(names[0])) names.RemoveAt(0);
    }
}
