using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Tests.Api;
using Atomscale.Client.Transfer.Uploads;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>What an interrupted upload leaves, and what the same command makes of it.</summary>
public sealed class UploadResumeTests
{
    private const int Part = TransferCase.PartSize;

    [Fact]
    public async Task A_stop_keeps_the_journal_and_the_same_command_sends_only_what_is_missing()
    {
        using var lab = new TransferCase(new TestOptions { ThrottleLimit = 1 });
        var file = lab.Folder.Fill("a.imm", 4 * Part);
        await lab.Control.SetFaultsAsync(Fault.Hold("staged/*", "third").ForMethod("PUT").SkipFirst(2));
        using var stop = new CancellationTokenSource();
        var sending = lab.SendAsync(stop.Token, UploadSource.OfFile(file));
        await lab.Control.WaitForHeldAsync("third");
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await lab.Control.ReleaseAnyAsync("third");
        await lab.Control.WaitForNoOpenRequestsAsync();
        Assert.DoesNotContain(await lab.Control.GetRequestsAsync(), request => request.Path.Contains("complete"));
        Assert.True(lab.HasJournal(file));
        await lab.Control.ClearFaultsAsync();
        await lab.SendAsync(file);
        var upload = lab.Uploads.Single();
        Assert.Equal((4, 2), (upload.Parts, upload.Attempts));
        Assert.True(upload.Verified);
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(upload.DataId!));
        Assert.False(lab.HasJournal(file));
    }

    [Fact]
    public async Task The_first_part_goes_alone_so_that_an_early_stop_has_kept_it()
    {
        using var lab = new TransferCase();
        var file = lab.Folder.Fill("a.imm", 4 * Part);
        await lab.Control.SetFaultsAsync(Fault.Hold("staged/*", "first").ForMethod("PUT"), Fault.Hold("staged/*", "others").ForMethod("PUT").Always());
        using var stop = new CancellationTokenSource();
        var sending = lab.SendAsync(stop.Token, UploadSource.OfFile(file));
        await lab.Control.WaitForHeldAsync("first");
        Assert.Single(await lab.StorageAsync("PUT"));

        await lab.Control.ReleaseAnyAsync("first");
        await lab.Control.WaitForHeldAsync("others");
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await lab.Control.ReleaseAnyAsync("others");
        await lab.Control.WaitForNoOpenRequestsAsync();

        await lab.Control.ClearFaultsAsync();
        await lab.SendAsync(file);
        var upload = lab.Uploads.Single();
        Assert.Equal((4, 3), (upload.Parts, upload.Attempts));
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(upload.DataId!));
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_restarts()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Status("*complete/", 500).Always());
        var file = lab.Folder.Fill("a.imm", Part + 1);
        await lab.SendAsync(file);
        await lab.Control.ClearFaultsAsync();
        lab.Folder.Fill("a.imm", Part + 2, seed: 2);
        await lab.SendAsync(file);
        Assert.Equal(2, lab.Uploads.Single().Attempts);
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
    }

    [Theory]
    [InlineData("newer")]
    [InlineData("older")]
    public async Task A_lost_answer_to_complete_is_looked_up(string generation)
    {
        using var lab = new TransferCase("--generation", generation);
        await lab.Control.SetFaultsAsync(Fault.NoAnswer("*complete/"));
        var file = lab.Folder.Fill("a.imm", Part + 1);
        await lab.SendAsync(file);
        Assert.Empty(lab.Faults);
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
        Assert.Equal(2, (await lab.StorageAsync("PUT")).Count);
    }

    [Fact]
    public async Task Complete_refused_with_404_is_a_failure_and_the_same_command_completes()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Status("*complete/", 404));
        var file = lab.Folder.Fill("a.imm", Part + 1);
        await lab.SendAsync(file);
        Assert.Equal(AtomscaleErrorKind.Refused, lab.Fault.Kind);
        Assert.Empty(lab.Uploads);
        await lab.SendAsync(file);
        Assert.Equal((0, TransferCase.Hash(file)), (lab.Uploads.Single().Attempts, await lab.StoredAsync(lab.Uploads.Single().DataId!)));
    }

    [Fact]
    public async Task An_upload_that_the_service_has_lost_is_sent_again_after_a_look_into_the_catalogue()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Status("*complete/", 404).Repeat(2));
        var file = lab.Folder.Fill("a.imm", Part + 1);
        await lab.SendAsync(file);
        await lab.SendAsync(file);
        Assert.Contains("beginning again", lab.Warnings.Single());
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
    }

    [Fact]
    public async Task Complete_refused_always_is_an_error()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Status("*complete/", 500).Always());
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        Assert.Equal(AtomscaleErrorKind.ServerError, lab.Fault.Kind);
        Assert.Empty(lab.Uploads);
    }

    [Fact]
    public async Task The_journal_stays_until_the_user_has_the_record()
    {
        using var lab = new TransferCase();
        var file = lab.Folder.Fill("a.imm", Part + 1);
        var had = false;
        await lab.SendAsync(file, upload => had = lab.HasJournal(upload.Path!));
        Assert.True(had);
        Assert.False(lab.HasJournal(file));
    }

    [Theory]
    [InlineData("newer")]
    [InlineData("older")]
    public async Task A_run_that_ended_before_the_user_had_the_record_is_told_by_the_next_without_sending_again(string generation)
    {
        using var lab = new TransferCase("--generation", generation);
        var file = lab.Folder.Fill("a.imm", Part + 1);
        await Assert.ThrowsAsync<OperationCanceledException>(() => lab.SendAsync(file, _ => throw new OperationCanceledException()));
        await lab.Control.ClearRequestsAsync();
        await lab.SendAsync(file);
        Assert.Equal((0, TransferCase.Hash(file)), (lab.Uploads.Single().Attempts, await lab.StoredAsync(lab.Uploads.Single().DataId!)));
        Assert.Empty(await lab.StorageAsync("PUT"));
        Assert.Single(await lab.Control.GetFilesAsync(withHashes: false));
    }

    [MountFact]
    public async Task A_disk_that_takes_no_journal_is_a_warning_and_the_file_is_sent()
    {
        using var lab = new TransferCase();
        using var disk = new SmallDisk(1);
        disk.Fill();
        var file = lab.Folder.Fill("a.imm", Part + 1);
        await lab.SendWithJournalInAsync(disk.Path, file);
        Assert.Empty(lab.Faults);
        Assert.Contains("without the means to resume", lab.Warnings.Single());
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
    }
}
