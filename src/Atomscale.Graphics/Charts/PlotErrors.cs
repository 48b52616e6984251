using System.Collections.Generic;

namespace Atomscale.Graphics.Charts;

/// <summary>The errors of what cannot be drawn.</summary>
internal static class PlotErrors
{
    public static AtomscaleException Nothing(string message) => new(
        AtomscaleErrorKind.NothingToPlot, message, "Spectra, time series, aligned series and images can be drawn.");

    public static AtomscaleException UnknownMetric(string what, IReadOnlyCollection<string> metrics) => new(
        AtomscaleErrorKind.NothingToPlot,
        $"{what} has no metric of that name with numbers.",
        metrics.Count == 0 ? "It has no numbers at all." : $"It has: {string.Join(", ", metrics)}.");
}
