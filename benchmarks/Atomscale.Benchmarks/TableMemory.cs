using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace Atomscale.Benchmarks;

/// <summary>Peak working set of a process that writes one and ten million rows: it should not grow with their number.</summary>
internal static class TableMemory
{
    public static void Run()
    {
        foreach (var format in Enum.GetValues<TableFormat>())
        {
            foreach (var rows in new[] { 1_000_000, 10_000_000 })
            {
                var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
                if (Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal)) start.ArgumentList.Add(typeof(TableMemory).Assembly.Location);
                foreach (var argument in new[] { "table-memory", format.ToString(), rows.ToString(CultureInfo.InvariantCulture) }) start.ArgumentList.Add(argument);
                using var process = Process.Start(start)!;
                process.WaitForExit();
            }
        }
    }

    public static async Task MeasureAsync(TableFormat format, long rows)
    {
        var path = Path.Combine(Path.GetTempPath(), $"atomscale-benchmarks-{Guid.NewGuid():N}");
        try
        {
            var watch = Stopwatch.StartNew();
            await TableSpeed.WriteAsync(path, format, rows);
            using var self = Process.GetCurrentProcess();
            Console.WriteLine($"{format,-9} {rows,10:N0} rows: {watch.Elapsed.TotalSeconds,5:0.0} s, peak working set {self.PeakWorkingSet64 / 1_048_576.0:0} MiB");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
