using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Atomscale.Client.Tests.Sync;

/// <summary>
/// A day of an instrument in short: files appear at random and some of them grow, while run after run is made with faults of the storage and the
/// API. In the end both sides have the same. A tenth of the files, unless ATOMSCALE_TEST_KILLS is set to 1.
/// </summary>
[Trait("Length", "long")]
public sealed class SyncDayTests(ITestOutputHelper output)
{
    private static readonly int s_files = Environment.GetEnvironmentVariable("ATOMSCALE_TEST_KILLS") == "1" ? 1_000 : 100;

    [Fact]
    public async Task Files_that_appear_and_grow_while_runs_are_made_are_the_same_on_both_sides_in_the_end()
    {
        var seed = Environment.GetEnvironmentVariable("ATOMSCALE_TEST_SEED") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : Environment.TickCount;
        output.WriteLine($"ATOMSCALE_TEST_SEED={seed}");
        var random = new Random(seed);
        using var lab = new SyncCase(TimeProvider.System);
        var writing = Task.Run(() => WriteAsync(lab.Data, new Random(seed)));
        for (var isOver = false; !isOver;)
        {
            // A last run begins after the last file is there.
            isOver = writing.IsCompleted;
            await lab.Control.SetFaultsAsync(isOver ? [] : Faults(random));
            var run = await lab.RunAsync(stableFor: 0.2);
            output.WriteLine(run.ToString());
            Ready(lab);
        }

        await writing;
        await Wait.UntilAsync(
            async () => await lab.RunAsync(stableFor: 0.2) is { Waiting: 0, Failed: 0 },
            () => Task.FromResult($"not all was sent: {string.Join("; ", lab.Faults.Select(fault => fault.Message))}"));
        // A file that did not change for a moment while it grew may have been sent in that form too; what is there now is there once.
        var stored = await lab.StoredAsync();
        Assert.Equal(stored.Distinct(), stored);
        Assert.Subset(stored.ToHashSet(), lab.Local().ToHashSet());
        Assert.Equal(s_files, lab.Local().Length);
        Assert.Equal(lab.Rows().Count(row => row.State == SyncItemState.Sent), stored.Length);
    }

    // Files of an instrument: whole at once, or in several pieces.
    private static async Task WriteAsync(string folder, Random random)
    {
        var growing = new List<(string Path, int Pieces)>();
        for (var number = 0; number < s_files; number++)
        {
            var place = Directory.CreateDirectory(Path.Combine(folder, $"{number % 9}")).FullName;
            var path = Path.Combine(place, $"growth-{number}.imm");
            Append(path, random);
            if (random.Next(4) == 0) growing.Add((path, random.Next(1, 4)));
            foreach (var (grown, pieces) in growing.ToArray())
            {
                if (random.Next(3) > 0) continue;
                growing.Remove((grown, pieces));
                Append(grown, random);
                if (pieces > 1) growing.Add((grown, pieces - 1));
            }

            await Task.Delay(random.Next(30));
        }

        foreach (var (grown, _) in growing) Append(grown, random);
    }

    private static void Append(string path, Random random)
    {
        var content = new byte[random.Next(1, 50_000)];
        random.NextBytes(content);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(content, 0, content.Length);
    }

    private static Fault[] Faults(Random random) =>
    [
        Fault.NoAnswer(Fault.Complete).SkipFirst(random.Next(20)).Repeat(2),
        Fault.Status(Fault.UploadUrls, 503).SkipFirst(random.Next(20)),
        Fault.Reset(Fault.Parts).SkipFirst(random.Next(20)).Repeat(2),
        Fault.Status(Fault.Parts, 500).OnStorage().SkipFirst(random.Next(20)),
    ];

    // A file that failed would wait for its pause, which is longer than this day.
    private static void Ready(SyncCase lab)
    {
        foreach (var row in lab.Rows().Where(row => row.NextAttemptTicks is not null)) lab.Alter(row.RelativePath, version => version with { NextAttemptTicks = null });
    }
}
