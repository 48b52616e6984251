using System;
using System.IO;
using System.Linq;
using System.Threading;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>How soon Ctrl+C ends a transfer in the middle: until the prompt is back, and until the storage has no request of it any more.</summary>
internal static class TransferStop
{
    private const int Rounds = 5;

    public static void Run()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"atomscale-bench-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", Path.Combine(folder, "state"));
        try
        {
            using var sandbox = SandboxProcess.Start("--bandwidth-mib", "100", "--files", folder);
            using var engine = new Engine(sandbox);
            var file = TransferRatios.Fill(Path.Combine(folder, "large.bin"), 256L << 20);
            engine.Run($"$sent = Send-AtomscaleFile '{file}'");
            var id = engine.Text("$sent.DataId");
            for (var round = 0; round < Rounds; round++)
            {
                Measure(sandbox, engine, "upload", $"Send-AtomscaleFile '{file}'");
                Measure(sandbox, engine, "download", $"Save-AtomscaleFile {id} '{folder}' -AppendId -Force");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(SandboxProcess sandbox, Engine engine, string name, string script)
    {
        sandbox.Control.ClearRequestsAsync().Wait();
        var taken = engine.Stop(script, () =>
        {
            while (!sandbox.Control.GetRequestsAsync().Result.Any(request => request.Port == "storage" && request.BytesReceived + request.BytesSent > 20_000_000)) Thread.Sleep(10);
        });
        var rest = Pair.Time(() => sandbox.Control.WaitForNoOpenRequestsAsync().Wait());
        Console.WriteLine($"{name}: the prompt is back after {taken.TotalMilliseconds:0} ms, no request is open after {taken.TotalMilliseconds + rest * 1000:0} ms");
    }
}
