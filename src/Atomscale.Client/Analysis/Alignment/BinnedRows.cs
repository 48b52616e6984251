namespace Atomscale.Client.Analysis.Alignment;

/// <summary>The rows of one table that take part in the join, each with its bin.</summary>
internal sealed class BinnedRows
{
    private readonly int _binCount;
    private readonly int[] _rows;
    private readonly int[] _bins;
    private readonly int _count;

    /// <summary>Places the rows of a table that are at a joined time.</summary>
    public BinnedRows(ClockedTable table, JoinedTimes joined, TimeGrid grid)
    {
        _binCount = grid.Count;
        _rows = new int[table.Times.Length];
        _bins = new int[table.Times.Length];
        int bin = 0, next = 0;
        var edge = long.MinValue;
        for (var position = 0; position < table.Times.Length; position++)
        {
            var time = table.Times[position];
            if (joined.Times is { } times)
            {
                while (next < times.Length && times[next] < time) next++;
                if (next == times.Length || times[next] != time) continue;
            }

            // The times ascend: a division is needed only where a bin ends.
            if (time >= edge)
            {
                bin = grid.BinOf(time);
                edge = grid.EdgeOf(bin) + grid.Step;
            }

            _rows[_count] = table.Rows is { } rows ? rows[position] : position;
            _bins[_count++] = bin;
        }
    }

    /// <summary>The mean of a column's values in each bin, missing ones skipped; NaN in a bin without any.</summary>
    public double[] Average(double[] values)
    {
        var means = new double[_binCount];
        for (var bin = 0; bin < means.Length; bin++) means[bin] = double.NaN;

        // Compensated summation: the sum is then exact to the last digit or so, whatever the values cancel. It is that of pandas as well,
        // and columns that are equal there have to be equal here.
        double sum = 0, compensation = 0;
        int count = 0, current = -1;
        for (var position = 0; position < _count; position++)
        {
            var value = values[_rows[position]];
            if (double.IsNaN(value)) continue;
            if (_bins[position] != current)
            {
                if (count > 0) means[current] = sum / count;
                (sum, compensation, count, current) = (0, 0, 0, _bins[position]);
            }

            var corrected = value - compensation;
            var total = sum + corrected;
            compensation = total - sum - corrected;
            if (double.IsNaN(compensation)) compensation = 0;
            sum = total;
            count++;
        }

        if (count > 0) means[current] = sum / count;
        return means;
    }
}
