using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>
/// What showing progress costs: the same transfers with and without it, in turn; the median of the ratios of neighbours. Processor time too, which a
/// machine that others use disturbs less.
/// </summary>
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
            var (up, down) = (new Times(), new Times());
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
                    up.Add(shows, () => engine.Run($"$sent = Send-AtomscaleFile '{file}'"));
                    down.Add(shows, () => engine.Run($"$null = Save-AtomscaleFile $sent.DataId '{folder}' -AppendId"));
                    foreach (var fetched in Directory.GetFiles(folder, "large_*")) File.Delete(fetched);
                }
            }

            Console.WriteLine($"upload of 1 GiB: {up}");
            Console.WriteLine($"download of 1 GiB: {down}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Times of one kind of transfer.</summary>
    private sealed class Times
    {
        private readonly (List<double> Clock, List<double> Processor) _without = ([], []);
        private readonly (List<double> Clock, List<double> Processor) _with = ([], []);

        public void Add(bool shows, Action transfer)
        {
            using var self = Process.GetCurrentProcess();
            var before = self.TotalProcessorTime;
            var (clock, processor) = shows ? _with : _without;
            clock.Add(Pair.Time(transfer));
            self.Refresh();
            processor.Add((self.TotalProcessorTime - before).TotalSeconds);
        }

        public override string ToString() => $"time {Told(_without.Clock, _with.Clock)}; processor {Told(_without.Processor, _with.Processor)}";

        private static string Told(List<double> without, List<double> with)
        {
            var ratios = with.Zip(without, (one, other) => one / other).Order().ToList();
            return $"{Pair.Median(without):0.00} s, with progress {Pair.Median(with):0.00} s, median of the ratios {100 * (Pair.Median(ratios) - 1):+0.0;-0.0} % (from {ratios[0]:0.00} to {ratios[^1]:0.00})";
        }
    }
}
