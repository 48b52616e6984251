using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.Client.Sync;
using Atomscale.Client.Sync.Ledger;
using Xunit;
using Xunit.Abstractions;

namespace Atomscale.Client.Tests.Sync;

/// <summary>A tree of ten thousand files that are all sent: the daily case of a folder that has been kept in step for years.</summary>
[Trait("Length", "long")]
public sealed class SyncSizeTests(ITestOutputHelper output)
{
    private const int Files = 10_000;
    private const long MostBytes = 20_000_000;

    [Fact]
    public async Task A_run_with_nothing_to_send_is_quick_asks_nothing_and_keeps_nothing_in_memory()
    {
        using var lab = new SyncCase();
        for (var number = 0; number < Files; number++) lab.Write($"{number % 100:00}/{number}.txt", "x");
        var files = new FolderScan(lab.Data, new SyncOptions { Folder = lab.Data, Recurse = true }, lab.Ledger, (_, fault) => throw fault).Files();
        var sent = files.Select(file => new SyncVersion(0, file.RelativePath, file.Length, file.ChangedTicks, SyncItemState.Sent, 1) { DataId = Guid.NewGuid().ToString(), Sha256 = file.RelativePath });
        SyncLedger.Make(lab.Ledger, lab.Data, lab.Transfer.Lab.Connection.Endpoint, [.. sent]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (passed, most) = (0, 0L);
        var clock = Stopwatch.StartNew();
        var run = await lab.RunAsync(pass: _ =>
        {
            if (++passed % 2_500 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            return Task.CompletedTask;
        });
        output.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s, {most / 1e6:0.0} MB");
        Assert.Equal((Files, Files, 0, 0), (run.Found, run.Skipped, run.Sent, run.ExitCode));
        Assert.Empty(await lab.Control.GetRequestsAsync());
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.InRange(most, 0, MostBytes);
        Assert.Equal(Files, Directory.GetFiles(lab.Data, "*", SearchOption.AllDirectories).Length);
    }
}
