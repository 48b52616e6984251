using System.Collections.Generic;
using System.Linq;

namespace Atomscale.Graphics.Charts;

/// <summary>
/// The stretches of time in which something was measured. A table of growths that lie weeks apart would otherwise be drawn as slivers on
/// an empty axis.
/// </summary>
internal static class TimePeriods
{
    private const double LongestOfMeasured = 0.5;
    private const double LongestOfUsual = 20;

    /// <summary>Cuts where a pause is longer than half of all that was measured.</summary>
    /// <param name="times">The times at which there is a value, ascending, in any unit.</param>
    /// <returns>The first and the last position of each stretch, in order.</returns>
    public static IReadOnlyList<(int First, int Last)> Of(double[] times)
    {
        if (times.Length == 0) return [];
        var shortest = ShortestPause(times);
        var periods = new List<(int First, int Last)>();
        var first = 0;
        for (var index = 1; index < times.Length; index++)
        {
            if (times[index] - times[index - 1] < shortest) continue;
            periods.Add((first, index - 1));
            first = index;
        }

        periods.Add((first, times.Length - 1));
        return periods;
    }

    private static double ShortestPause(double[] times)
    {
        var steps = Enumerable.Range(1, times.Length - 1).Select(index => times[index] - times[index - 1]).OrderByDescending(step => step).ToArray();
        var shortest = double.PositiveInfinity;
        var measured = times[times.Length - 1] - times[0];
        foreach (var step in steps)
        {
            measured -= step;
            if (step <= steps[steps.Length / 2] * LongestOfUsual) break;
            if (step > measured * LongestOfMeasured) shortest = step;
        }

        return shortest;
    }
}
