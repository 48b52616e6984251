using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>The commands that move files against curl, on the same sandbox and files, in turn, medians of five.</summary>
internal static class TransferRatios
{
    private const int Rounds = 5;
    private const long Large = 1L << 30;
    private const int SmallFiles = 40;
    private const long Small = 8L << 20;

    public static void Run()
    {
        foreach (var (name, arguments) in new (string, string[])[]
        {
            ("200 MiB/s, MD5 ETags", ["--bandwidth-mib", "200", "--etag", "md5"]),
            ("uncapped, opaque ETags", ["--etag", "opaque"]),
            ("uncapped, MD5 ETags", ["--etag", "md5"]),
        })
        {
            Console.WriteLine(name);
            var folder = Path.Combine(Path.GetTempPath(), $"atomscale-bench-{Guid.NewGuid():N}");
            Directory.CreateDirectory(folder);
            Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", Path.Combine(folder, "state"));
            try
            {
                Measure(folder, arguments);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void Measure(string folder, string[] arguments)
    {
        var large = Fill(Path.Combine(folder, "large.bin"), Large);
        var small = Enumerable.Range(0, SmallFiles).Select(index => Fill(Path.Combine(folder, $"small-{index:00}.bin"), Small)).ToList();
        var (sends, saves, many) = (new Pair("upload of 1 GiB"), new Pair("download of 1 GiB"), new Pair($"upload of {SmallFiles} files of 8 MiB"));
        for (var round = 0; round < Rounds; round++)
        {
            // A sandbox of its own for each round: what was sent is gone with it.
            using var sandbox = SandboxProcess.Start([.. arguments, "--files", Directory.Exists("/dev/shm") ? "/dev/shm" : folder]);
            using var engine = new Engine(sandbox);
            using var curl = new Curl(sandbox, folder);
            var largeParts = curl.Cut([large]);
            var smallParts = curl.Cut(small);
            engine.Run($"$sent = Send-AtomscaleFile '{small[0]}'");
            many.Ours.Add(Time(() => engine.Run($"$null = Send-AtomscaleFile '{folder}/small-??.bin'")));
            many.Curl.Add(Time(() => curl.Send(smallParts)));
            sends.Ours.Add(Time(() => engine.Run($"$sent = Send-AtomscaleFile '{large}'")));
            sends.Curl.Add(Time(() => curl.Send(largeParts)));
            var id = engine.Text("$sent.DataId");
            saves.Ours.Add(Time(() => engine.Run($"$null = Save-AtomscaleFile {id} '{folder}' -AppendId -Force")));
            var fetched = Path.Combine(folder, "curl.bin");
            saves.Curl.Add(Time(() => curl.Save(id, fetched)));
            saves.CurlThenSum.Add(saves.Curl[^1] + Time(() => Sum(fetched)));
            sends.CurlThenSum.Add(sends.Curl[^1] + Time(() => Sum(large)));
            foreach (var path in Directory.GetFiles(folder, "large_*").Append(fetched)) File.Delete(path);
        }

        foreach (var pair in new[] { sends, many, saves }) Console.WriteLine(pair);
    }

    private static void Sum(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("md5sum", $"\"{path}\"") { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }

    private static string Fill(string path, long length)
    {
        var random = new Random(1);
        var buffer = new byte[1024 * 1024];
        using var file = File.Create(path);
        for (var left = length; left > 0; left -= buffer.Length)
        {
            random.NextBytes(buffer);
            file.Write(buffer, 0, (int)Math.Min(buffer.Length, left));
        }

        return path;
    }

    private sealed class Pair(string name)
    {
        public List<double> Ours { get; } = [];

        public List<double> Curl { get; } = [];

        public List<double> CurlThenSum { get; } = [];

        public override string ToString() =>
            $"  {name,-28} ours {Median(Ours):0.00} s, curl {Median(Curl):0.00} s: {Median(Curl) / Median(Ours):0.00} of curl's rate"
            + (CurlThenSum.Count > 0 ? $" ({Median(CurlThenSum) / Median(Ours):0.00} of curl and then md5sum, {Median(CurlThenSum):0.00} s)" : "");

        private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
    }
}
