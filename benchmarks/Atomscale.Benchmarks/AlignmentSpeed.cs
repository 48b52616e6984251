using System;
using System.Diagnostics;
using System.Linq;
using Atomscale.Client.Analysis.Alignment;
using Atomscale.Client.Analysis.Tables;

namespace Atomscale.Benchmarks;

/// <summary>Ten series of 100,000 points on one clock, here and in pandas, in one run.</summary>
internal static class AlignmentSpeed
{
    private const int Series = 10;
    private const int Points = 100_000;
    private const int Metrics = 5;
    private const int Runs = 5;

    public static void Run()
    {
        var results = Enumerable.Range(0, Series).Select(Make).ToArray();
        TimeseriesAligner.Align(results, AlignmentStrategy.Outer);
        var times = Enumerable.Range(0, Runs).Select(_ => Time(results)).Order().ToArray();
        using var self = Process.GetCurrentProcess();
        var ours = times[Runs / 2];
        Console.WriteLine($"here:   median {ours:0.000} s ({times[0]:0.000} to {times[^1]:0.000}), peak working set {self.PeakWorkingSet64 / 1_048_576.0:0} MiB");
        if (Pandas.Run("align_pandas.py") is { } pandas)
            Console.WriteLine($"pandas: median {pandas[0]:0.000} s, peak working set {pandas[1]:0} MiB; ratio {ours / pandas[0]:0.000}");
    }

    private static double Time(AtomscaleResult[] results)
    {
        var watch = Stopwatch.StartNew();
        var aligned = TimeseriesAligner.Align(results, AlignmentStrategy.Outer);
        return aligned.RowCount > 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException("Nothing was aligned.");
    }

    private static AtomscaleResult Make(int series)
    {
        var random = new Random(series);
        var stamps = new long[Points];
        stamps[0] = 1_700_000_000_000 + series * 137;
        for (var index = 1; index < Points; index++) stamps[index] = stamps[index - 1] + 900 + random.Next(200);
        var columns = Enumerable.Range(0, Metrics).Select(metric => new TableColumn($"m{metric}_{series}", Enumerable.Range(0, Points).Select(_ => random.NextDouble()).ToArray(), null));
        var table = DataFrameTimeseries.Create([new TableColumn("UNIX Timestamp", stamps, null), .. columns]);
        return new MetrologyResult(new CatalogueEntry($"id{series}", "tool_state", "success"), table);
    }
}
