using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Charts;

/// <summary>
/// Joins the values that are there. A value missing here and there leaves no gap, but a pause far longer than the usual step does: a line
/// across it would claim what nobody measured.
/// </summary>
internal static class GappedCurve
{
    private const double LongestOfUsual = 20;
    private const double LongestOfAll = 0.02;

    /// <param name="rows">The rows that have a value, in the order of time.</param>
    /// <param name="times">The times of all rows.</param>
    /// <param name="values">The values of all rows.</param>
    /// <param name="ink">The colour.</param>
    /// <param name="period">The part of the chart that the curve is drawn in.</param>
    public static PointCurve Of(int[] rows, double[] times, double[] values, PaletteColor ink, int period = 0)
    {
        List<double> x = [], y = [];
        var longest = Longest(rows, times);
        for (var index = 0; index < rows.Length; index++)
        {
            if (index > 0 && times[rows[index]] - times[rows[index - 1]] > longest)
            {
                x.Add(times[rows[index]]);
                y.Add(double.NaN);
            }

            x.Add(times[rows[index]]);
            y.Add(values[rows[index]]);
        }

        return new PointCurve([.. x], [.. y], ink, period);
    }

    private static double Longest(int[] rows, double[] times)
    {
        if (rows.Length < 3) return double.PositiveInfinity;
        var steps = Enumerable.Range(1, rows.Length - 1).Select(index => times[rows[index]] - times[rows[index - 1]]).OrderBy(step => step).ToArray();
        return Math.Max(LongestOfUsual * steps[steps.Length / 2], LongestOfAll * (times[rows[rows.Length - 1]] - times[rows[0]]));
    }
}
