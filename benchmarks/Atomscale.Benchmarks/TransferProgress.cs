using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>What showing progress costs: the same transfers with and without it, in turn; the median of the ratios of neighbours.</summary>
internal static class TransferProgress
{
    private const int Rounds = 15;

    public static void Run()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"atomscale-bench-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", Path.Combine(folder, "state"));
        try
        {
            var file = TransferRatios.Fill(Path.Combine(folder, "large.bin"), 1L << 30);
            var up = (Without: new List<double>(), With: new List<double>());
            var down = (Without: new List<double>(), With: new List<double>());
            using var sandbox = SandboxProcess.Start("--etag", "opaque", "--files", Directory.Exists("/dev/shm") ? "/dev/shm" : folder);
            using var quiet = new Engine(sandbox);
            using var telling = new Engine(sandbox, showsProgress: true);
            telling.Run($"$null = Send-AtomscaleFile '{file}'");
            for (var round = 0; round < Rounds; round++)
            {
                sandbox.Control.ClearFilesAsync().Wait();
                // In turn, and each first as often.
                foreach (var shows in round % 2 == 0 ? new[] { false, true } : [true, false])
                {
                    var engine = shows ? telling : quiet;
                    (shows ? up.With : up.Without).Add(Pair.Time(() => engine.Run($"$sent = Send-AtomscaleFile '{file}'")));
                    (shows ? down.With : down.Without).Add(Pair.Time(() => engine.Run($"$null = Save-AtomscaleFile $sent.DataId '{folder}' -AppendId")));
                    foreach (var fetched in Directory.GetFiles(folder, "large_*")) File.Delete(fetched);
                }
            }

            Console.WriteLine($"upload of 1 GiB: {Told(up)}");
            Console.WriteLine($"download of 1 GiB: {Told(down)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Told((List<double> Without, List<double> With) times)
    {
        var ratios = times.With.Zip(times.Without, (with, without) => with / without).Order().ToList();
        return $"{Pair.Median(times.Without):0.00} s, with progress {Pair.Median(times.With):0.00} s, median of the ratios {100 * (Pair.Median(ratios) - 1):+0.0;-0.0} % (from {ratios[0]:0.00} to {ratios[^1]:0.00})";
    }
}
