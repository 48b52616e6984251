using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Atomscale.Graphics.Charts;

/// <summary>From values to places along one axis, with round ticks.</summary>
internal sealed class Scale
{
    private const double SmallestPlain = 1e-3;
    private const double LargestPlain = 1e5;
    private const int ExponentStep = 3;
    private const int MostDecimals = 12;

    private readonly double _low;
    private readonly double _high;
    private readonly double _start;
    private readonly double _end;

    /// <param name="low">The lowest value shown.</param>
    /// <param name="high">The highest.</param>
    /// <param name="start">The place of the lowest.</param>
    /// <param name="end">The place of the highest.</param>
    /// <param name="spacing">The least distance between ticks.</param>
    public Scale(double low, double high, double start, double end, double spacing)
    {
        _low = low;
        _high = high;
        _start = start;
        _end = end;
        var step = Step((high - low) / Math.Max(1, Math.Abs(end - start) / spacing));
        var first = Math.Ceiling(low / step - 1e-9);
        Ticks = [.. Enumerable.Range(0, Math.Max(0, (int)Math.Floor((high / step) - first + 1e-9) + 1)).Select(index => (first + index) * step)];
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
            low = Math.Min(low, value);
            high = Math.Max(high, value);
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
