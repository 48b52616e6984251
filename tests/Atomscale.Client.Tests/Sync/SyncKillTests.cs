using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Atomscale.Client.Sync;
using Atomscale.Client.Tests.Transfer;
using Atomscale.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Atomscale.Client.Tests.Sync;

/// <summary>
/// A process that keeps a folder in step is killed at moments that a printed seed makes, with faults of the storage and the API. In the end the
/// service has the bytes of each file once. A tenth of the kills, unless ATOMSCALE_TEST_KILLS is set to 1.
/// </summary>
[Trait("Length", "long")]
public sealed class SyncKillTests
{
    private const int Files = 100;
    private const int LatestMoment = 2_500;

    private static readonly int s_kills = Environment.GetEnvironmentVariable("ATOMSCALE_TEST_KILLS") == "1" ? 100 : 10;

    private readonly ITestOutputHelper _output;
    private readonly Random _random;

    public SyncKillTests(ITestOutputHelper output)
    {
        _output = output;
        var seed = Environment.GetEnvironmentVariable("ATOMSCALE_TEST_SEED") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : Environment.TickCount;
        output.WriteLine($"ATOMSCALE_TEST_SEED={seed}");
        _random = new Random(seed);
    }

    [Theory]
    [InlineData("newer")]
    [InlineData("older")]
    public async Task A_sync_that_is_killed_again_and_again_sends_each_file_once(string generation)
    {
        for (var kills = 0; kills < s_kills;)
        {
            using var lab = new SyncCase("--generation", generation, "--bandwidth-mib", "40");
            Fill(lab);
            for (var isDone = false; !isDone;)
            {
                await lab.Control.SetFaultsAsync(kills < s_kills ? Faults() : []);
                var moment = kills < s_kills ? TimeSpan.FromMilliseconds(_random.Next(LatestMoment)) : (TimeSpan?)null;
                var (said, wasKilled) = KilledProcess.Run(lab.Transfer, moment, "sync", lab.Data, lab.Ledger);
                if (wasKilled) kills++;
                _output.WriteLine($"killed: {wasKilled}, said: {said}");
                await lab.Control.WaitForNoOpenRequestsAsync();
                TakeUp(lab);
                isDone = said is not null && said.Contains(" 0 waiting, 0 failed");
            }

            // Nothing is sent by one more run either.
            await lab.Control.ClearFaultsAsync();
            Assert.Equal(0, (await lab.RunAsync()).Sent);
            Assert.Equal(lab.Local(), await lab.StoredAsync());
            Assert.Empty(lab.Faults);
        }
    }

    // Small files, a few in two parts, some with one name in several folders.
    private void Fill(SyncCase lab)
    {
        for (var number = 0; number < Files; number++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(lab.Data, $"{number % 7}")).FullName;
            var content = new byte[number % 20 == 0 ? 9_000_000 : _random.Next(1, 100_000)];
            _random.NextBytes(content);
            File.WriteAllBytes(Path.Combine(folder, number % 5 == 0 ? $"film{number / 10}.imm" : $"film-{number}.imm"), content);
        }
    }

    private Fault[] Faults() =>
    [
        Fault.NoAnswer(Fault.Complete).SkipFirst(_random.Next(20)).Repeat(2),
        Fault.NoAnswer(Fault.UploadUrls).SkipFirst(_random.Next(20)),
        Fault.Status(Fault.UploadUrls, 503).SkipFirst(_random.Next(20)),
        Fault.Reset(Fault.Parts).SkipFirst(_random.Next(20)).Repeat(2),
        Fault.Status(Fault.Parts, 500).OnStorage().SkipFirst(_random.Next(20)),
        Fault.NoAnswer(Fault.Parts).SkipFirst(_random.Next(20)),
        Fault.Status("data_entries/", 502).SkipFirst(_random.Next(3)),
    ];

    // A file that failed would wait for its pause.
    private static void TakeUp(SyncCase lab)
    {
        if (!File.Exists(lab.Ledger)) return;
        var items = SyncLedgerFile.List(lab.Ledger, [SyncItemState.Waiting]);
        if (items.Count == 0) return;
        using var book = SyncLedgerFile.Open(lab.Ledger);
        foreach (var item in items) book.Reset(item);
    }
}
