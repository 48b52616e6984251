using System;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale.Graphics.Charts;

/// <summary>Puts labels in a row so that none covers another, each as near to its own place as the others allow.</summary>
internal static class LabelRow
{
    /// <param name="wanted">Where the labels want to be, ascending.</param>
    /// <param name="width">What each takes.</param>
    /// <param name="start">Where the row begins.</param>
    /// <param name="end">Where it ends; there is room for all.</param>
    /// <returns>Where they are, in the same order.</returns>
    public static double[] Place(IReadOnlyList<double> wanted, double width, double start, double end)
    {
        // Labels that would touch become one group around the mean of what its members want.
        var groups = new List<(double Sum, int Count)>();
        for (var index = 0; index < wanted.Count; index++)
        {
            groups.Add((wanted[index], 1));
            while (groups.Count > 1 && End(groups[groups.Count - 2]) > Start(groups[groups.Count - 1]))
            {
                var last = groups[groups.Count - 1];
                groups.RemoveAt(groups.Count - 1);
                var before = groups[groups.Count - 1];
                groups[groups.Count - 1] = (before.Sum + last.Sum, before.Count + last.Count);
            }
        }

        return [.. groups.SelectMany(group => Enumerable.Range(0, group.Count).Select(position => Start(group) + (position + 0.5) * width))];

        double Start((double Sum, int Count) group) => Math.Min(Math.Max(group.Sum / group.Count - group.Count * width / 2, start), end - group.Count * width);

        double End((double Sum, int Count) group) => Start(group) + group.Count * width;
    }
}
