using System;
using System.Diagnostics;
using System.IO;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>Peak memory and processor time of a process that sends a sparse file and fetches it again, above those before the first transfer.</summary>
internal static class TransferMemory
{
    public static void Run()
    {
        foreach (var size in new[] { "1", "8" })
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
            if (Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal)) start.ArgumentList.Add(typeof(TransferMemory).Assembly.Location);
            start.ArgumentList.Add("transfer-memory");
            start.ArgumentList.Add(size);
            using var process = Process.Start(start)!;
            process.WaitForExit();
        }
    }

    public static void Measure(int gibibytes)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"atomscale-bench-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", Path.Combine(folder, "state"));
        try
        {
            using var sandbox = SandboxProcess.Start("--etag", "md5", "--files", folder);
            using var engine = new Engine(sandbox);
            using (var file = File.Create(Path.Combine(folder, "sparse.bin"))) file.SetLength((long)gibibytes << 30);
            File.WriteAllText(Path.Combine(folder, "warm.bin"), "warm");
            engine.Run($"$null = Send-AtomscaleFile '{folder}/warm.bin' | Save-AtomscaleFile -Destination '{folder}/warm'");
            using var self = Process.GetCurrentProcess();
            var idle = self.WorkingSet64;
            var (before, allocated) = (self.TotalProcessorTime, GC.GetTotalAllocatedBytes());
            engine.Run($"$sent = Send-AtomscaleFile '{folder}/sparse.bin'");
            self.Refresh();
            var sent = (Peak: self.PeakWorkingSet64, Time: self.TotalProcessorTime - before, Allocated: GC.GetTotalAllocatedBytes() - allocated);
            (before, allocated) = (self.TotalProcessorTime, GC.GetTotalAllocatedBytes());
            engine.Run($"$null = Save-AtomscaleFile $sent.DataId '{folder}/down'");
            self.Refresh();
            Console.WriteLine(
                $"{gibibytes} GiB: upload peak {(sent.Peak - idle) / 1_048_576.0:0} MiB above idle, {sent.Time.TotalSeconds / gibibytes:0.00} CPU s a GiB, {sent.Allocated / 1_048_576.0:0} MiB of garbage; "
                + $"after the download {(self.PeakWorkingSet64 - idle) / 1_048_576.0:0} MiB, {(self.TotalProcessorTime - before).TotalSeconds / gibibytes:0.00} CPU s a GiB, {(GC.GetTotalAllocatedBytes() - allocated) / 1_048_576.0:0} MiB of garbage; "
                + $"collections {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
