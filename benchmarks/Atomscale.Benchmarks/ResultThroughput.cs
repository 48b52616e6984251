using System;
using System.Diagnostics;
using System.Linq;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>200 piped entries at 50 ms latency, against the bound that the throttle sets: requests / limit x latency.</summary>
internal static class ResultThroughput
{
    private const int Results = 200;
    private const int LatencyMs = 50;
    private const int Runs = 5;

    public static void Run()
    {
        using var sandbox = SandboxProcess.Start("--entries", "4000", "--latency", $"{LatencyMs}");
        using var engine = new Engine(sandbox);
        engine.Run($"$e = Search-AtomscaleCatalogue -DataType xps -Status success -First {Results}; $null = $e[0..7] | Get-AtomscaleResult");
        foreach (var limit in new[] { 4, 8, 16 })
        {
            var bound = Results / (double)limit * LatencyMs / 1_000;
            var times = Enumerable.Range(0, Runs).Select(_ => Time(engine, limit)).Order().ToArray();
            Console.WriteLine($"throttle {limit,2}: bound {bound:0.000} s, median {times[Runs / 2]:0.000} s ({times[0]:0.000} to {times[^1]:0.000}), ratio {times[Runs / 2] / bound:0.00}");
        }
    }

    private static double Time(Engine engine, int limit)
    {
        var watch = Stopwatch.StartNew();
        var count = engine.Run($"$e | Get-AtomscaleResult -ThrottleLimit {limit}");
        return count == Results ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{count} results instead of {Results}");
    }
}
