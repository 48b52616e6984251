using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>What an interrupted download leaves, and what is resumed.</summary>
public sealed class DownloadResumeTests
{
    [Fact]
    public async Task A_stop_keeps_the_part_and_the_same_command_goes_on()
    {
        using var lab = new TransferCase("--generation", "older");
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.Hold(null, "body", afterBytes: 2_000_000).OnStorage());
        using var stop = new CancellationTokenSource();
        var saving = lab.SaveAsync(lab.Into("saved", FileKind.Raw), stop.Token, id);
        await lab.Control.WaitForHeldAsync("body");
        await Wait.UntilAsync(() => File.Exists(lab.Folder["saved/a.imm.part"]) && new FileInfo(lab.Folder["saved/a.imm.part"]).Length > 1_500_000);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
        await lab.Control.WaitForNoOpenRequestsAsync();
        Assert.Equal(["a.imm.part", "a.imm.part.json"], lab.SavedNames);
        var reached = new FileInfo(lab.Folder["saved/a.imm.part"]).Length;
        await lab.Control.ClearFaultsAsync();
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Md5, lab.Saved.Single().VerifiedBy);
        Assert.Equal($"bytes={reached}-", (await lab.StorageAsync("GET")).Last().Header("Range"));
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
        Assert.Equal(["a.imm"], lab.SavedNames);
    }

    [Theory]
    [InlineData("{\"data_id\":\"other\",\"kind\":\"Raw\",\"etag\":\"\\\"x\\\"\",\"length\":3000000}")]
    [InlineData("{\"data_id\":\"ID\",\"kind\":\"Raw\",\"etag\":\"W/\\\"x\\\"\",\"length\":3000000}")]
    [InlineData("{\"data_id\":\"ID\",\"kind\":\"Raw\",\"etag\":\"\\\"x\\\"\",\"length\":3000000}")]
    [InlineData("not json")]
    [InlineData("{}")]
    public async Task A_part_of_something_else_is_not_resumed(string note)
    {
        using var lab = new TransferCase();
        var (id, file) = await lab.SentAsync("a.imm");
        Directory.CreateDirectory(lab.Folder["saved"]);
        File.Copy(lab.Folder.Fill("junk", 1_000_000, seed: 9), lab.Folder["saved/a.imm.part"]);
        File.WriteAllText(lab.Folder["saved/a.imm.part.json"], note.Replace("ID", id));
        await lab.SaveAsync(id);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(412)]
    [InlineData(416)]
    public async Task A_range_that_is_not_answered_with_one_begins_again(int status)
    {
        using var lab = new TransferCase();
        var (id, file) = await lab.SentAsync("a.imm");
        var truncate = new Fault { Action = "truncate", Method = "GET", Port = "storage", AfterBytes = 1_000_000 };
        await lab.Control.SetFaultsAsync(truncate, status == 200 ? Fault.Answer(null, "other content", "text/plain").OnStorage() : Fault.Status(null, status).OnStorage());
        await lab.SaveAsync(id);
        Assert.Empty(lab.Faults);
        if (status == 200) Assert.Equal("other content", File.ReadAllText(lab.Saved.Single().Path));
        else Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_storage_that_ignores_ranges_sends_the_whole_and_the_whole_is_taken()
    {
        using var lab = new TransferCase();
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.Truncate(Fault.RawFiles, afterBytes: 1_000_000), Fault.IgnoreRange(Fault.RawFiles).Always());
        await lab.SaveAsync(id);
        Assert.Empty(lab.Faults);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
        Assert.NotNull((await lab.StorageAsync("GET")).Last().Header("Range"));
    }

    [Fact]
    public async Task A_file_that_another_process_fetches_is_in_use()
    {
        using var lab = new TransferCase();
        var (id, _) = await lab.SentAsync("a.imm");
        Directory.CreateDirectory(lab.Folder["saved"]);
        using var holder = new FileStream(lab.Folder["saved/a.imm.part"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        await lab.SaveAsync(id);
        Assert.Equal(AtomscaleErrorKind.InUse, lab.Fault.Kind);
    }
}
