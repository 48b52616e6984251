namespace Atomscale.Client.Analysis.Tables;

/// <summary>
/// The relative time of stamps on which the measured property has no sample: linear between its samples, one second a second outside them.
/// </summary>
internal static class RelativeTime
{
    private const double MillisecondsPerSecond = 1000;

    /// <summary>The relative time in seconds at each row; NaN where a null relative time is at it or next to it.</summary>
    /// <param name="rows">The rows' stamps in milliseconds, ascending.</param>
    /// <param name="stamps">The stamps of the samples, ascending, each once, at least one.</param>
    /// <param name="times">The relative time at each sample; NaN when it is null.</param>
    public static double[] At(long[] rows, long[] stamps, double[] times)
    {
        // The service's own client begins at 0 when it has nothing but a stamp.
        if (stamps.Length == 1 && double.IsNaN(times[0])) times = [0];

        var result = new double[rows.Length];
        var sample = 0;
        var last = stamps.Length - 1;
        for (var row = 0; row < rows.Length; row++)
        {
            while (sample < last && stamps[sample + 1] <= rows[row]) sample++;
            var elapsed = (double)rows[row] - stamps[sample];
            result[row] = elapsed == 0 ? times[sample]
                : elapsed < 0 || sample == last ? times[sample] + elapsed / MillisecondsPerSecond
                : times[sample] + elapsed * (times[sample + 1] - times[sample]) / ((double)stamps[sample + 1] - stamps[sample]);
        }

        return result;
    }
}
