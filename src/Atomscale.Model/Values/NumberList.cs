using System.Collections;
using System.Collections.Generic;

namespace Atomscale;

/// <summary>
/// A read-only list of numbers, such as an axis or the intensities of a spectrum. A missing value is NaN.
/// Its text names count and range (<c>2048 values, 0 to 1350.2</c>), so that a CSV cell stays readable.
/// </summary>
public sealed class NumberList : IReadOnlyList<double>
{
    private readonly double[] _values;

    /// <summary>A list without values.</summary>
    public static NumberList Empty { get; } = new([]);

    /// <summary>Copies the values and notes their range.</summary>
    public NumberList(IReadOnlyCollection<double> values)
    {
        _values = new double[values.Count];
        var position = 0;
        double minimum = double.NaN, maximum = double.NaN;
        foreach (var value in values)
        {
            _values[position++] = value;
            if (double.IsNaN(value)) continue;
            if (!(minimum <= value)) minimum = value;
            if (!(maximum >= value)) maximum = value;
        }

        Minimum = minimum;
        Maximum = maximum;
    }

    /// <summary>The number of values.</summary>
    public int Count => _values.Length;

    /// <summary>The smallest value; NaN when there is none.</summary>
    public double Minimum { get; }

    /// <summary>The largest value; NaN when there is none.</summary>
    public double Maximum { get; }

    /// <summary>The value at a zero-based position.</summary>
    /// <exception cref="System.IndexOutOfRangeException">The position is outside the list.</exception>
    public double this[int index] => _values[index];

    /// <summary>A copy of the values.</summary>
    public double[] ToArray() => (double[])_values.Clone();

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    /// <summary>Count and range.</summary>
    public override string ToString() => double.IsNaN(Minimum)
        ? $"{Count} values"
        : $"{Count} values, {InvariantText.Short(Minimum)} to {InvariantText.Short(Maximum)}";
}
