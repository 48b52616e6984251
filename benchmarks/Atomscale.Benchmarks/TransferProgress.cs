using System;
using System.Collections.Generic;
using System.IO;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>What showing progress costs: the same transfers with and without it, in turn, medians of five.</summary>
internal static class TransferProgress
{
    private const int Rounds = 5;

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
            for (var round = 0; round < Rounds; round++)
            {
                using var sandbox = SandboxProcess.Start("--etag", "opaque", "--files", Directory.Exists("/dev/shm") ? "/dev/shm" : folder);
                using var quiet = new Engine(sandbox);
                using var telling = new Engine(sandbox, showsProgress: true);
                quiet.Run($"$sent = Send-AtomscaleFile '{file}'");
                var id = quiet.Text("$sent.DataId");
                // In turn, and each first as often.
                foreach (var shows in round % 2 == 0 ? new[] { false, true } : [true, false])
                {
                    var engine = shows ? telling : quiet;
                    (shows ? up.With : up.Without).Add(Pair.Time(() => engine.Run($"$null = Send-AtomscaleFile '{file}'")));
                    (shows ? down.With : down.Without).Add(Pair.Time(() => engine.Run($"$null = Save-AtomscaleFile {id} '{folder}' -AppendId -Force")));
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
        var (without, with) = (Pair.Median(times.Without), Pair.Median(times.With));
        return $"{without:0.00} s, with progress {with:0.00} s: {100 * (with / without - 1):+0.0;-0.0} %";
    }
}
