using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Atomscale.Graphics.Drawing;

/// <summary>From values to places along one axis, with round ticks.</summary>
internal sealed class Scale
{
    private const double SmallestPlain = 1e-3;
    private const double LargestPlain = 1e5;
    private const int ExponentStep = 3;
    private const int MostDecimals = 12;
    private const int FewestTicks = 3;
    private const double LeastSpacing = 16;
    private const double LargestShown = 1e300;
    private const double SmallestShown = 1e-290;

    private readonly double _low;
    private readonly double _high;
    private readonly double _start;
    private readonly double _end;

    /// <param name="low">The lowest value shown.</param>
    /// <param name="high">The highest.</param>
    /// <param name="start">The place of the lowest.</param>
    /// <param name="end">The place of the highest.</param>
    /// <param name="spacing">The distance between ticks to keep to, unless that leaves fewer than three.</param>
    /// <param name="leastStep">The least step between ticks: 1 for whole numbers, else 0.</param>
    public Scale(double low, double high, double start, double end, double spacing, double leastStep = 0)
    {
        _low = low;
        _high = high;
        _start = start;
        _end = end;
        var length = Math.Max(1, Math.Abs(end - start));
        var step = Math.Max(Step((high - low) * spacing / Math.Max(length, spacing)), leastStep);
        Ticks = TicksOf(low, high, step);
        while (Ticks.Count < FewestTicks && Finer(step) is var finer && finer >= leastStep && finer / (high - low) * length >= LeastSpacing)
        {
            step = finer;
            Ticks = TicksOf(low, high, step);
        }

        var largest = Math.Max(Math.Abs(low), Math.Abs(high));
        Exponent = largest is >= LargestPlain or < SmallestPlain ? ExponentStep * (int)Math.Floor(Math.Log10(largest) / ExponentStep) : 0;
        Decimals = Math.Min(MostDecimals, Math.Max(0, (int)Math.Ceiling(-Math.Log10(step) + Exponent - 1e-9)));
    }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The power of ten that the ticks' texts leave out.</summary>
    public int Exponent { get; }

    private int Decimals { get; }

    /// <summary>A range that holds all the values, never without width.</summary>
    public static (double Low, double High) Range(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in values)
        {
            if (double.IsNaN(value) || double.IsInfinity(value)) continue;
            // The arithmetic of an axis needs room at either end of what a number can be.
            var shown = Math.Abs(value) < SmallestShown ? 0 : Math.Max(-LargestShown, Math.Min(LargestShown, value));
            low = Math.Min(low, shown);
            high = Math.Max(high, shown);
        }

        if (low > high) return (0, 1);
        // Values that are equal, or as good as, get an axis of their own size around them.
        var least = Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9;
        if (high - low > least) return (low, high);
        var half = high == 0 ? 1 : Math.Abs(high) / 10;
        return (low - half, high + half);
    }

    public double Place(double value) => _start + (value - _low) / (_high - _low) * (_end - _start);

    public string Text(double tick)
    {
        var shown = tick / Math.Pow(10, Exponent);
        var text = shown.ToString("F" + Decimals, CultureInfo.InvariantCulture);
        // No "-0".
        return text.TrimStart('-').All(character => character is '0' or '.') ? text.TrimStart('-') : text;
    }

    /// <summary>What is to be written beside the unit when the ticks leave a power of ten out.</summary>
    public string ExponentText() => Exponent == 0
        ? ""
        : "\u00D710" + string.Concat(Exponent.ToString(CultureInfo.InvariantCulture).Select(Superscript));

    private static char Superscript(char character) => character switch
    {
        '-' => '\u207B',
        '1' => '\u00B9',
        '2' => '\u00B2',
        '3' => '\u00B3',
        _ => (char)('\u2070' + (character - '0')),
    };

    private static double[] TicksOf(double low, double high, double step)
    {
        var first = Math.Ceiling(low / step - 1e-9);
        return [.. Enumerable.Range(0, Math.Max(0, (int)Math.Floor((high / step) - first + 1e-9) + 1)).Select(index => (first + index) * step)];
    }

    // The next of 1, 2, 5, 10 below.
    private static double Finer(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));
        return Math.Round(step / power) switch { 5 => 2 * power, 2 => power, _ => power / 2 };
    }

    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var factor in new[] { 1, 2, 5 })
        {
            if (factor * power >= least * (1 - 1e-9)) return factor * power;
        }

        return 10 * power;
    }
}
