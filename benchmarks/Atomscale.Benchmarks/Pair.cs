using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>One transfer by us and by curl, in turn, and what it took of time and of processors.</summary>
internal sealed class Pair(string name, long bytes)
{
    private readonly List<double> _ours = [];
    private readonly List<double> _curl = [];
    private readonly List<double> _curlThenSum = [];
    private readonly List<double> _processor = [];
    private readonly List<double> _sandboxForUs = [];
    private readonly List<double> _sandboxForCurl = [];

    public void Add(SandboxProcess sandbox, Action ours, Action curl, Action sum)
    {
        using var self = Process.GetCurrentProcess();
        var (before, served) = (self.TotalProcessorTime, sandbox.ProcessorTime);
        _ours.Add(Time(ours));
        self.Refresh();
        _processor.Add((self.TotalProcessorTime - before).TotalSeconds);
        _sandboxForUs.Add((sandbox.ProcessorTime - served).TotalSeconds);
        served = sandbox.ProcessorTime;
        _curl.Add(Time(curl));
        _sandboxForCurl.Add((sandbox.ProcessorTime - served).TotalSeconds);
        _curlThenSum.Add(_curl[^1] + Time(sum));
    }

    public override string ToString()
    {
        var gibibytes = bytes / (double)(1L << 30);
        return $"  {name,-28} ours {Median(_ours):0.00} s, curl {Median(_curl):0.00} s: {Median(_curl) / Median(_ours):0.00} of curl's rate, "
            + $"{Median(_curlThenSum) / Median(_ours):0.00} of curl and then md5sum ({Median(_curlThenSum):0.00} s)\n"
            + $"  {"",-28} processor s a GiB: ours {Median(_processor) / gibibytes:0.00}, the sandbox for us {Median(_sandboxForUs) / gibibytes:0.00}, for curl {Median(_sandboxForCurl) / gibibytes:0.00}; "
            + $"curl at {gibibytes / Median(_curl):0.00} GiB/s";
    }

    internal static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    internal static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }
}
