using System;

namespace Atomscale.Client.Analysis.Alignment;

/// <summary>The median of whole numbers that are not negative: the middle one, or the mean of the two middle ones cut to a whole number.</summary>
internal static class Median
{
    // Far more rounds than halving needs: a series on which choosing goes this badly is sorted instead.
    private const int MaximumRounds = 200;

    /// <summary>The median. The values change places.</summary>
    public static long Of(long[] values)
    {
        var upper = Select(values, values.Length / 2);
        if (values.Length % 2 == 1) return upper;

        // All that are before the upper one are not above it now.
        var lower = values[0];
        for (var position = 1; position < values.Length / 2; position++) lower = Math.Max(lower, values[position]);
        return lower + (upper - lower) / 2;
    }

    // Quickselect: a full sort of the steps would take longer than all the rest of an alignment.
    private static long Select(long[] values, int rank)
    {
        int from = 0, to = values.Length - 1;
        for (var round = 0; from < to; round++)
        {
            if (round == MaximumRounds)
            {
                Array.Sort(values);
                break;
            }

            var pivot = values[from + (to - from) / 2];
            int left = from, right = to;
            while (left <= right)
            {
                while (values[left] < pivot) left++;
                while (values[right] > pivot) right--;
                if (left > right) break;
                (values[left], values[right]) = (values[right], values[left]);
                left++;
                right--;
            }

            if (rank <= right) to = right;
            else if (rank >= left) from = left;
            else break;
        }

        return values[rank];
    }
}
