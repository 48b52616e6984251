using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>
/// The commands that move files against curl, on the same sandbox and files, in turn, medians of five. Both ask for the links and complete the
/// uploads within what is timed; curl has its parts cut into files beforehand, keeps no journal, and checks nothing.
/// </summary>
internal static class TransferRatios
{
    private const int Rounds = 5;
    private const long Large = 1L << 30;
    private const int SmallFiles = 40;
    private const long Small = 8L << 20;

    /// <param name="only">One line only: capped, opaque or md5; empty: all.</param>
    public static void Run(string only)
    {
        foreach (var (line, name, arguments) in new (string, string, string[])[]
        {
            ("capped", "200 MiB/s, MD5 ETags", ["--bandwidth-mib", "200", "--etag", "md5"]),
            ("opaque", "uncapped, opaque ETags", ["--etag", "opaque"]),
            ("md5", "uncapped, MD5 ETags", ["--etag", "md5"]),
        })
        {
            if (only.Length > 0 && only != line) continue;
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
        var sends = new Pair("upload of 1 GiB", Large);
        var many = new Pair($"upload of {SmallFiles} files of 8 MiB", SmallFiles * Small);
        var saves = new Pair("download of 1 GiB", Large);
        for (var round = 0; round < Rounds; round++)
        {
            // A sandbox of its own for each round: what was sent is gone with it.
            using var sandbox = SandboxProcess.Start([.. arguments, "--files", Directory.Exists("/dev/shm") ? "/dev/shm" : folder]);
            using var engine = new Engine(sandbox);
            using var curl = new Curl(sandbox, folder);
            var largeParts = curl.Cut([large]);
            var smallParts = curl.Cut(small);
            engine.Run($"$sent = Send-AtomscaleFile '{small[0]}'");
            many.Add(sandbox, () => engine.Run($"$null = Send-AtomscaleFile '{folder}/small-??.bin'"), () => curl.Send(smallParts), () => Sum(small));
            sends.Add(sandbox, () => engine.Run($"$sent = Send-AtomscaleFile '{large}'"), () => curl.Send(largeParts), () => Sum([large]));
            var id = engine.Text("$sent.DataId");
            var fetched = Path.Combine(folder, "curl.bin");
            saves.Add(sandbox, () => engine.Run($"$null = Save-AtomscaleFile {id} '{folder}' -AppendId -Force"), () => curl.Save(id, fetched), () => Sum([fetched]));
            foreach (var path in Directory.GetFiles(folder, "large_*").Append(fetched)) File.Delete(path);
        }

        foreach (var pair in new[] { sends, many, saves }) Console.WriteLine(pair);
    }

    private static void Sum(IEnumerable<string> paths)
    {
        using var process = Process.Start(new ProcessStartInfo("md5sum", string.Join(" ", paths.Select(path => $"\"{path}\""))) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    internal static string Fill(string path, long length)
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
}
