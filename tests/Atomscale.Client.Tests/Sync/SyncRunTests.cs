using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.Client.Tests.Transfer;
using Atomscale.Client.Transfer.Uploads;
using Atomscale.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Sync;

/// <summary>What a run sends, skips, puts off and gives up.</summary>
public sealed class SyncRunTests
{
    [Fact]
    public async Task New_files_are_sent_once_and_a_second_run_asks_the_service_nothing()
    {
        using var lab = new SyncCase();
        lab.Write("a.txt", "one");
        lab.Write("deep/b.txt", "two");
        File.WriteAllText(Path.Combine(lab.Data, "empty.txt"), "");
        var run = await lab.RunAsync();
        Assert.Equal((2, 2, 0, 6L), (run.Found, run.Sent, run.ExitCode, run.Bytes));
        Assert.Equal(["a.txt", "deep/b.txt"], lab.Rows().Select(row => row.RelativePath));
        Assert.All(lab.Rows(), row => Assert.True(row is { State: SyncItemState.Sent, DataId: not null, Sha256: not null, EndedTicks: not null }));
        Assert.Equal(lab.Local().Where(text => !text.StartsWith("empty", StringComparison.Ordinal)), await lab.StoredAsync());
        await lab.Control.ClearRequestsAsync();
        run = await lab.RunAsync();
        Assert.Equal((2, 0, 2, 0), (run.Found, run.Sent, run.Skipped, run.ExitCode));
        Assert.Empty(await lab.Control.GetRequestsAsync());
        Assert.Equal(2, lab.Told.Count);
    }

    [Fact]
    public async Task A_file_that_changed_is_sent_as_a_new_version_and_the_ledger_keeps_both()
    {
        using var lab = new SyncCase();
        lab.Write("a.txt", "one");
        await lab.RunAsync();
        lab.Write("a.txt", "longer");
        Assert.Equal(1, (await lab.RunAsync()).Sent);
        lab.Write("a.txt", "x");
        Assert.Equal(1, (await lab.RunAsync()).Sent);
        Assert.Equal([3L, 6L, 1L], lab.Rows().Select(row => row.Length));
        Assert.Equal(3, lab.Rows().Select(row => row.DataId).Distinct().Count());
        Assert.Equal(3, (await lab.StoredAsync()).Length);
    }

    [Fact]
    public async Task The_same_content_is_not_sent_again_under_another_name_place_or_time()
    {
        using var lab = new SyncCase();
        var a = lab.Write("a.txt", "one");
        await lab.RunAsync();
        lab.Write("b.txt", "one");
        Directory.CreateDirectory(Path.Combine(lab.Data, "deep"));
        File.Move(a, Path.Combine(lab.Data, "deep", "c.txt"));
        var run = await lab.RunAsync();
        Assert.Equal((2, 0, 2), (run.Found, run.Sent, run.Skipped));
        File.SetLastWriteTimeUtc(Path.Combine(lab.Data, "b.txt"), DateTime.UtcNow.AddDays(-1));
        Assert.Equal(0, (await lab.RunAsync()).Sent);
        Assert.Single(await lab.StoredAsync());
        var id = lab.Rows().Single(row => row.State == SyncItemState.Sent).DataId;
        Assert.All(lab.Rows(), row => Assert.Equal(id, row.DataId));
    }

    [Fact]
    public async Task Copies_in_one_run_are_sent_once()
    {
        using var lab = new SyncCase();
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" }) lab.Write(name, "one");
        var run = await lab.RunAsync();
        Assert.Equal((1, 2), (run.Sent, run.Skipped));
        Assert.Single(await lab.StoredAsync());
    }

    [Fact]
    public async Task Copies_are_sent_when_that_is_allowed_but_not_a_file_that_was_renamed_or_touched()
    {
        using var lab = new SyncCase();
        var a = lab.Write("a.txt", "one");
        lab.Write("b.txt", "one");
        Assert.Equal(2, (await lab.RunAsync(allowDuplicate: true)).Sent);
        File.Move(a, Path.Combine(lab.Data, "c.txt"));
        File.SetLastWriteTimeUtc(Path.Combine(lab.Data, "b.txt"), DateTime.UtcNow.AddDays(-1));
        Assert.Equal(0, (await lab.RunAsync(allowDuplicate: true)).Sent);
        Assert.Equal(2, (await lab.StoredAsync()).Length);
    }

    [Fact]
    public async Task A_file_is_taken_when_it_does_not_change_any_more()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var lab = new SyncCase(time);
        var old = lab.Write("old.txt", "old");
        lab.Write("new.txt", "new");
        File.SetCreationTimeUtc(old, DateTime.UtcNow.AddHours(-1));
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-1));
        var run = await lab.RunAsync(stableFor: 3_600);
        Assert.Equal(2, run.Waiting + run.Sent);
        time.Advance(TimeSpan.FromMinutes(40));
        lab.Write("new.txt", "grown");
        // Written in real time, which is earlier than the test's: by its own time it is old already.
        File.SetLastWriteTimeUtc(Path.Combine(lab.Data, "new.txt"), time.GetUtcNow().UtcDateTime);
        run = await lab.RunAsync(stableFor: 3_600);
        Assert.Equal(1, run.Waiting);
        time.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(1, (await lab.RunAsync(stableFor: 3_600)).Waiting);
        time.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(0, (await lab.RunAsync(stableFor: 3_600)).Waiting);
        Assert.Equal(lab.Local(), await lab.StoredAsync());
    }

    [Fact]
    public async Task A_clock_that_was_set_back_delays_a_file_no_longer_than_any_other()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow.AddYears(-1));
        using var lab = new SyncCase(time);
        lab.Write("a.txt", "one");
        Assert.Equal(1, (await lab.RunAsync(stableFor: 30)).Waiting);
        lab.Alter("a.txt", row => row with { SeenTicks = DateTime.UtcNow.AddYears(1).Ticks });
        Assert.Equal(1, (await lab.RunAsync(stableFor: 30)).Waiting);
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(1, (await lab.RunAsync(stableFor: 30)).Sent);
    }

    [Fact]
    public async Task A_file_that_is_being_written_is_left_for_the_next_run()
    {
        using var lab = new SyncCase();
        var file = lab.Write("a.txt", "one");
        lab.Write("b.txt", "two");
        foreach (var path in Directory.GetFiles(lab.Data)) File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-1));
        await lab.RunAsync(stableFor: 0.01, isWanted: _ => false);
        using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            await Wait.UntilAsync(async () => (await lab.RunAsync(stableFor: 0.01)).Sent == 1, () => Task.FromResult("b.txt was not sent"));
            Assert.Equal((1, 0), ((await lab.RunAsync(stableFor: 0.01)).Waiting, lab.Faults.Count));
        }

        Assert.Equal(1, (await lab.RunAsync(stableFor: 0.01)).Sent);
        Assert.Equal(lab.Local(), await lab.StoredAsync());
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_sent_is_sent_whole_by_the_next_run()
    {
        using var lab = new SyncCase();
        await lab.Control.SetFaultsAsync(Fault.Hold(Fault.Complete, "end"), Fault.Hold(Fault.Parts, "end"));
        var file = lab.Write("a.txt", "one");
        var running = lab.RunAsync();
        await lab.Control.WaitForHeldAsync("end");
        File.AppendAllText(file, " and more");
        await lab.Control.ClearFaultsAsync();
        await lab.Control.ReleaseAnyAsync("end");
        var run = await running;
        Assert.Equal((1, 0, 0), (run.Waiting, run.Failed, lab.Faults.Count));
        await lab.RunAsync();
        Assert.Equal(lab.Local(), await lab.StoredAsync());
    }

    [Fact]
    public async Task A_file_that_fails_never_blocks_the_others_and_is_tried_again_with_growing_pauses_until_it_is_given_up()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        using var lab = new SyncCase(time);
        await lab.Control.SetFaultsAsync(Fault.Status(Fault.Parts, 400, body: "<Error><Code>Odd</Code></Error>").OnStorage().Always());
        lab.Write("a.txt", "one");
        var run = await lab.RunAsync(maximumAttempts: 3);
        Assert.Equal((1, 1, 0), (run.Failed, run.ExitCode, run.Sent));
        var row = lab.Rows().Single();
        Assert.Equal((SyncItemState.Waiting, 1, "Atomscale.Refused"), (row.State, row.Attempts, row.ErrorId));
        lab.Write("b.txt", "two");
        await lab.Control.SetFaultsAsync();
        run = await lab.RunAsync(maximumAttempts: 3);
        Assert.Equal((1, 1), (run.Sent, run.Waiting));
        await lab.Control.SetFaultsAsync(Fault.Status(Fault.Parts, 400, body: "<Error><Code>Odd</Code></Error>").OnStorage().Always());
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, (await lab.RunAsync(maximumAttempts: 3)).Failed);
        time.Advance(TimeSpan.FromSeconds(70));
        Assert.Equal(1, (await lab.RunAsync(maximumAttempts: 3)).Waiting);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await lab.RunAsync(maximumAttempts: 3)).Failed);
        Assert.Equal((SyncItemState.Failed, 3), (lab.Rows()[0].State, lab.Rows()[0].Attempts));
        await lab.Control.ClearRequestsAsync();
        time.Advance(TimeSpan.FromDays(30));
        Assert.Equal((1, 3), ((await lab.RunAsync(maximumAttempts: 3)).Failed, lab.Faults.Count));
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task A_file_that_the_service_refuses_is_given_up_at_once()
    {
        using var lab = new SyncCase();
        await lab.Control.SetFaultsAsync(Fault.Status(Fault.UploadUrls, 422));
        lab.Write("a.txt", "one");
        Assert.Equal(1, (await lab.RunAsync()).Failed);
        Assert.Equal(SyncItemState.Failed, lab.Rows().Single().State);
        await lab.RunAsync();
        Assert.Empty(await lab.StoredAsync());
    }

    [Fact]
    public async Task A_service_that_is_away_ends_the_run_early_and_costs_no_file_an_attempt()
    {
        using var lab = new SyncCase();
        for (var number = 0; number < 100; number++) lab.Write($"{number}.txt", $"content {number}");
        await lab.Control.SetFaultsAsync(Fault.Reset("*").Always());
        var run = await lab.RunAsync();
        Assert.Equal((100, 0, 1), (run.Found, run.Sent, run.ExitCode));
        Assert.InRange(run.Failed, 3, 30);
        Assert.Contains("the service is away", lab.Warnings.Last());
        Assert.All(lab.Rows(), row => Assert.True(row.Attempts == 0 && row.State is SyncItemState.Seen or SyncItemState.Waiting));
        await lab.Control.ClearFaultsAsync();
        Assert.Equal(100, (await lab.RunAsync()).Sent);
        Assert.Equal(lab.Local(), await lab.StoredAsync());
    }

    [Fact]
    public async Task A_key_that_is_refused_ends_the_run_with_one_error()
    {
        using var lab = new SyncCase();
        for (var number = 0; number < 100; number++) lab.Write($"{number}.txt", $"content {number}");
        await lab.Control.SetFaultsAsync(Fault.Status("*", 401).Always());
        var run = await lab.RunAsync();
        Assert.Equal((0, 2), (run.Sent, run.ExitCode));
        Assert.Equal(AtomscaleErrorKind.Unauthorized, lab.Faults.Single().Kind);
        await lab.Control.ClearFaultsAsync();
        Assert.Equal(100, (await lab.RunAsync()).Sent);
    }

    [Theory]
    [InlineData("newer", true)]
    [InlineData("older", true)]
    [InlineData("newer", false)]
    [InlineData("older", false)]
    public async Task A_run_that_was_killed_before_it_noted_that_a_file_arrived_sends_nothing_twice(string generation, bool hasJournal)
    {
        using var lab = new SyncCase("--generation", generation);
        var file = lab.Write("a.txt", "one");
        await ArrivedAsync(lab, file, hasJournal);
        var run = await lab.RunAsync();
        Assert.Equal((1, 0, 0), (run.Sent, run.Failed, lab.Faults.Count));
        Assert.Empty(await lab.Transfer.StorageAsync("PUT"));
        var stored = (await lab.Control.GetFilesAsync()).Single();
        Assert.Equal((SyncItemState.Sent, stored.DataId), (lab.Rows().Single().State, lab.Rows().Single().DataId));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task So_does_one_after_which_the_file_was_renamed_or_changed(bool hasJournal, bool isChanged)
    {
        using var lab = new SyncCase();
        var file = lab.Write("a.txt", "one");
        await ArrivedAsync(lab, file, hasJournal);
        if (isChanged) lab.Write("a.txt", "other");
        else File.Move(file, Path.Combine(lab.Data, "b.txt"));
        var run = await lab.RunAsync();
        Assert.Equal((1, isChanged ? 1 : 0), (run.Found, run.Sent));
        Assert.Equal(isChanged ? 2 : 1, (await lab.StoredAsync()).Length);
        Assert.Equal(0, (await lab.RunAsync()).Sent);
    }

    [Fact]
    public async Task A_file_that_had_not_arrived_when_the_run_was_killed_is_sent()
    {
        using var lab = new SyncCase();
        lab.Write("a.txt", "one");
        await lab.RunAsync(isWanted: _ => true, stableFor: 1_000);
        lab.Alter("a.txt", row => row with { State = SyncItemState.Sending, StartedTicks = DateTime.UtcNow.Ticks });
        Assert.Equal(1, (await lab.RunAsync()).Sent);
        Assert.Equal(lab.Local(), await lab.StoredAsync());
    }

    [Fact]
    public async Task A_trial_sends_and_notes_nothing()
    {
        using var lab = new SyncCase();
        lab.Write("a.txt", "one");
        var run = await lab.RunAsync(isTrial: true);
        Assert.Equal((1, 0, 1), (run.Found, run.Sent, run.Waiting));
        Assert.False(File.Exists(lab.Ledger));
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task Only_what_is_wanted_is_found_and_what_is_gone_is_forgotten_unless_it_was_sent()
    {
        using var lab = new SyncCase();
        var old = lab.Write("old.imm", "old");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        lab.Write("a.imm", "one");
        lab.Write("a.log", "log");
        lab.Write(".hidden.imm", "hidden");
        lab.Write("a.imm.part", "partial");
        Assert.Equal(1, (await lab.RunAsync(since: DateTimeOffset.UtcNow.AddDays(-1), isWanted: name => name.EndsWith(".imm", StringComparison.Ordinal))).Found);
        await lab.RunAsync(stableFor: 1_000);
        Assert.Equal(["a.imm", "a.log", "old.imm"], lab.Rows().Select(row => row.RelativePath));
        foreach (var path in Directory.GetFiles(lab.Data)) File.Delete(path);
        await lab.RunAsync();
        // The old one was not to wait.
        Assert.Equal(["a.imm", "old.imm"], lab.Rows().Select(row => row.RelativePath));
        lab.Write("b.imm", "one");
        Assert.Equal(0, (await lab.RunAsync()).Sent);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_an_error_and_costs_the_ledger_nothing()
    {
        using var lab = new SyncCase();
        lab.Write("a.txt", "one");
        await lab.RunAsync();
        Directory.Move(lab.Data, lab.Data + "-unplugged");
        Assert.Equal(AtomscaleErrorKind.FolderNotFound, (await Assert.ThrowsAsync<AtomscaleException>(() => lab.RunAsync())).Kind);
        Directory.Move(lab.Data + "-unplugged", lab.Data);
        Assert.Equal((1, 0), ((await lab.RunAsync()).Skipped, lab.Faults.Count));
    }

    [MountFact]
    public async Task A_ledger_whose_disk_is_full_ends_the_run_and_the_next_one_sends_nothing_twice()
    {
        using var lab = new SyncCase();
        using var disk = new SmallDisk(8);
        for (var number = 0; number < 200; number++) lab.Write($"{number}.txt", $"content {number}");
        lab.LedgerFolder = disk.Path;
        await lab.RunAsync(stableFor: 1_000);
        disk.Fill();
        var fault = await Assert.ThrowsAsync<AtomscaleException>(() => lab.RunAsync());
        Assert.True(fault.Kind == AtomscaleErrorKind.DiskFull, fault.ToString());
        File.Delete(disk["filling"]);
        await lab.RunAsync();
        Assert.Equal(lab.Local(), await lab.StoredAsync());
    }

    // As a run leaves it that is killed when the service has the file and the ledger does not know.
    private static async Task ArrivedAsync(SyncCase lab, string file, bool hasJournal)
    {
        await lab.RunAsync(stableFor: 1_000);
        lab.Alter("a.txt", row => row with { State = SyncItemState.Sending, StartedTicks = DateTime.UtcNow.Ticks, Sha256 = TransferCase.Hash(file).Replace("-", "").ToLowerInvariant() });
        using var run = new UploadRun(lab.Transfer.Lab.Client, new UploadOptions(), (_, _) => throw new OperationCanceledException(), (_, fault) => throw fault, _ => Task.CompletedTask, default);
        await run.AddAsync(UploadSource.OfFile(file));
        await Assert.ThrowsAsync<OperationCanceledException>(run.CompleteAsync);
        if (!hasJournal) File.Delete(lab.Transfer.JournalPath(file));
        await lab.Control.ClearRequestsAsync();
    }
}
