using System;
using System.Diagnostics;
using System.Globalization;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>Peak working set of a process that searches a catalogue and keeps nothing, at two sizes: it should not grow with the size.</summary>
internal static class CatalogueMemory
{
    public static void Run()
    {
        foreach (var entries in new[] { 20_000, 200_000 })
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
            if (Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal)) start.ArgumentList.Add(typeof(CatalogueMemory).Assembly.Location);
            start.ArgumentList.Add("catalogue");
            start.ArgumentList.Add(entries.ToString(CultureInfo.InvariantCulture));
            using var process = Process.Start(start)!;
            process.WaitForExit();
        }
    }

    public static void Measure(int entries)
    {
        using var sandbox = SandboxProcess.Start("--entries", entries.ToString(CultureInfo.InvariantCulture));
        using var engine = new Engine(sandbox);
        var watch = Stopwatch.StartNew();
        engine.Run("$n = 0; Search-AtomscaleCatalogue | ForEach-Object { $n++ }");
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"{entries,7} entries: {watch.Elapsed.TotalSeconds,5:0.0} s, peak working set {self.PeakWorkingSet64 / 1_048_576.0:0} MiB");
    }
}
