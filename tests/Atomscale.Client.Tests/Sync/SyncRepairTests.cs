using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Sync;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Sync;

public sealed class SyncRepairTests
{
    [Theory]
    [InlineData("newer")]
    [InlineData("older")]
    public async Task A_ledger_that_was_lost_is_rebuilt_and_nothing_is_sent_twice(string generation)
    {
        using var lab = new SyncCase("--generation", generation);
        for (var number = 0; number < 20; number++) lab.Write($"deep/{number}.txt", $"content {number}");
        await lab.RunAsync();
        Lose(lab);
        Assert.Equal(AtomscaleErrorKind.LedgerUnusable, (await Assert.ThrowsAsync<AtomscaleException>(() => lab.RunAsync())).Kind);
        lab.Write("new.txt", "new");
        var repaired = await RepairAsync(lab);
        Assert.Equal((21, 20, 1), (repaired.Found, repaired.Skipped, repaired.Waiting));
        var run = await lab.RunAsync();
        Assert.Equal((1, 20), (run.Sent, run.Skipped));
        Assert.Equal(lab.Local(), await lab.StoredAsync());
        // Without hashes renamed files and copies are still recognised.
        File.Move(Path.Combine(lab.Data, "deep", "3.txt"), Path.Combine(lab.Data, "3.txt"));
        lab.Write("copy.txt", "content 4");
        Assert.Equal(0, (await lab.RunAsync()).Sent);
        Assert.Empty(lab.Warnings);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    public async Task A_damaged_ledger_is_put_aside(string content)
    {
        using var lab = new SyncCase();
        lab.Write("a.txt", "one");
        await lab.RunAsync();
        File.WriteAllText(lab.Ledger, content);
        await RepairAsync(lab);
        Assert.Equal(content, File.ReadAllText(Directory.GetFiles(lab.Transfer.Folder.Path, "ledger.sqlite.*.old").Single()));
        Assert.Equal((0, 1), ((await lab.RunAsync()).Sent, lab.Rows().Count));
    }

    [Fact]
    public async Task What_a_whole_ledger_knows_is_kept()
    {
        using var lab = new SyncCase();
        lab.Write("a/x.txt", "one");
        lab.Write("b/x.txt", "two");
        await lab.RunAsync();
        var before = lab.Rows();
        await RepairAsync(lab);
        Assert.Equal(before.Select(row => (row.RelativePath, row.DataId, row.Sha256)), lab.Rows().Select(row => (row.RelativePath, row.DataId, row.Sha256)));
    }

    [Fact]
    public async Task A_file_that_changed_after_it_was_sent_or_whose_name_is_not_enough_is_sent()
    {
        using var lab = new SyncCase();
        lab.Write("a.txt", "one");
        lab.Write("one/x.txt", "first");
        await lab.RunAsync();
        lab.Write("two/x.txt", "second");
        lab.Write("a.txt", "changed");
        File.SetLastWriteTimeUtc(Path.Combine(lab.Data, "a.txt"), DateTime.UtcNow.AddHours(1));
        Lose(lab);
        Assert.Equal((3, 0, 3), await RepairAsync(lab) is var run ? (run.Found, run.Skipped, run.Waiting) : default);
        Assert.Contains("x.txt", lab.Warnings.Single());
        await lab.RunAsync();
        Assert.Contains("changed", File.ReadAllText(Path.Combine(lab.Data, "a.txt")));
        Assert.All(lab.Local(), file => Assert.Contains(file, lab.StoredAsync().GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task A_service_that_cannot_be_asked_leaves_everything_as_it_was()
    {
        using var lab = new SyncCase();
        lab.Write("a.txt", "one");
        await lab.RunAsync();
        File.WriteAllText(lab.Ledger, "garbage");
        await lab.Control.SetFaultsAsync(Fault.Reset("*").Always());
        Assert.Equal(AtomscaleErrorKind.Network, (await Assert.ThrowsAsync<AtomscaleException>(() => RepairAsync(lab))).Kind);
        Assert.Equal("garbage", File.ReadAllText(lab.Ledger));
    }

    [Fact]
    public async Task Failed_files_are_taken_up_again_and_others_forgotten()
    {
        using var lab = new SyncCase();
        lab.Write("a.txt", "one");
        await lab.Control.SetFaultsAsync(Fault.Status(Fault.UploadUrls, 422));
        await lab.RunAsync();
        Change(lab, (book, item) => book.Reset(item));
        Assert.Equal(1, (await lab.RunAsync()).Sent);
        Assert.Equal(AtomscaleErrorKind.BadInput, Assert.Throws<AtomscaleException>(() => Change(lab, (book, item) => book.Reset(item))).Kind);
        Change(lab, (book, item) => book.Forget(item));
        Assert.Equal(1, (await lab.RunAsync()).Sent);
        Assert.Equal(2, (await lab.StoredAsync()).Length);
    }

    private static void Change(SyncCase lab, Action<SyncLedgerFile, AtomscaleSyncItem> change)
    {
        var item = SyncLedgerFile.List(lab.Ledger, []).Single();
        using var book = SyncLedgerFile.Open(lab.Ledger);
        change(book, item);
    }

    private static Task<AtomscaleSyncRun> RepairAsync(SyncCase lab) => new SyncRepair(
        lab.Transfer.Lab.Client, lab.Data, lab.Ledger, ownOnly: false,
        text =>
        {
            lab.Warnings.Enqueue(text);
            return Task.CompletedTask;
        },
        CancellationToken.None).RunAsync();

    private static void Lose(SyncCase lab)
    {
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(lab.Ledger + ending);
    }
}
