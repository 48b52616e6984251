using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Tables;
using Atomscale.Client.Tables.Formats;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>A million rows of six columns as files: here, by pandas, and by Export-Csv in a real PowerShell, in one run.</summary>
internal static class TableSpeed
{
    private const long Rows = 1_000_000;
    private const int SampleRows = 50_000;
    private const int Runs = 3;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("atomscale-benchmarks-").FullName;
        try
        {
            var csv = Path.Combine(folder, "table.csv");
            var here = await TimeAsync(csv, TableFormat.Csv);
            await TimeAsync(Path.Combine(folder, "table.jsonl"), TableFormat.JsonLines);
            await TimeAsync(Path.Combine(folder, "table.parquet"), TableFormat.Parquet);
            await TimeAsync(Path.Combine(folder, "table.arrow"), TableFormat.Arrow);
            await TimeAsync(Path.Combine(folder, "table.xlsx"), TableFormat.Excel);
            if (Pandas.Run("table_pandas.py", csv, "time") is { } pandas)
                Console.WriteLine($"pandas to_csv, the same table: {pandas[0]:0.00} s; here/pandas {here / pandas[0]:0.00}");
            CompareInPowerShell(csv, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> TimeAsync(string path, TableFormat format)
    {
        var times = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            await WriteAsync(path, format, Rows);
            times[run] = watch.Elapsed.TotalSeconds;
        }

        Array.Sort(times);
        Console.WriteLine($"{format}, {Rows:N0} rows of 6 columns: median {times[Runs / 2]:0.00} s ({times[0]:0.00} to {times[^1]:0.00}), {new FileInfo(path).Length / 1_048_576.0:0} MiB");
        return times[Runs / 2];
    }

    internal static async Task WriteAsync(string path, TableFormat format, long rows)
    {
        using var writer = TableFormats.Open(path, new TableOptions(format, force: true));
        writer.Write(PointTable.Of(new GeneratedTable(rows)).ToRows(), CancellationToken.None);
        await writer.CompleteAsync(CancellationToken.None);
    }

    private static void CompareInPowerShell(string csv, string folder)
    {
        var sample = Path.Combine(folder, "sample.csv");
        File.WriteAllLines(sample, File.ReadLines(csv).Take(SampleRows + 1));
        using var sandbox = SandboxProcess.Start();
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", Path.Combine(Engine.RepositoryRoot, "benchmarks", "tables.ps1"), Engine.Manifest, sample, folder]) { RedirectStandardOutput = true };
        start.Environment["AS_API_KEY"] = sandbox.Key;
        start.Environment["AS_API_ENDPOINT"] = sandbox.Endpoint.ToString();
        try
        {
            using var process = Process.Start(start)!;
            var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"pwsh ended with {process.ExitCode}.");
            Tell(Array.ConvertAll(lines, line => double.Parse(line, CultureInfo.InvariantCulture)), Path.Combine(folder, "results.csv"));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("Export-Csv: there is no pwsh on PATH.");
        }
    }

    private static void Tell(double[] seconds, string results)
    {
        Console.WriteLine("In pwsh, seconds for a million rows, Export-Csv from a slice of 50,000:");
        Console.WriteLine($"  objects of six properties: Export-Csv {seconds[0]:0.0}, Export-AtomscaleTable {seconds[1]:0.0}; ratio {seconds[0] / seconds[1]:0.0}");
        Console.WriteLine($"  results of a tool: Expand-AtomscaleResult | Export-Csv {seconds[2]:0.0}, Export-AtomscaleTable {seconds[3]:0.0}; ratio {seconds[2] / seconds[3]:0.0}");
        if (Pandas.Run("table_pandas.py", results) is { } pandas)
            Console.WriteLine($"  pandas to_csv of those results: {pandas[0] * Rows / seconds[4]:0.0}; Export-AtomscaleTable/pandas {seconds[3] / (pandas[0] * Rows / seconds[4]):0.00}");
    }
}
