using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Tests.Api;
using Atomscale.Client.Transfer.Uploads;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>What is sent arrives, whatever it is called and wherever it comes from.</summary>
public sealed class UploadTests
{
    private const int Part = TransferCase.PartSize;

    [Theory]
    [InlineData("newer", "md5", VerificationMethod.Md5)]
    [InlineData("older", "md5", VerificationMethod.Md5)]
    [InlineData("newer", "opaque", VerificationMethod.Length)]
    public async Task A_file_arrives_as_it_was_sent(string generation, string etag, VerificationMethod method)
    {
        using var lab = new TransferCase("--generation", generation, "--etag", etag);
        var path = lab.Folder.Fill("growth 1.imm", 2 * Part + 17);
        await lab.SendAsync(path);
        var upload = lab.Uploads.Single();
        Assert.Equal((path, "growth 1.imm", 2L * Part + 17, 3, 3), (upload.Path, upload.FileName, upload.Length, upload.Parts, upload.Attempts));
        Assert.Equal((method, method == VerificationMethod.Md5), (upload.VerifiedBy, upload.Verified));
        Assert.Empty(lab.Warnings);
        Assert.Equal(TransferCase.Hash(path), await lab.StoredAsync(upload.DataId!));
        Assert.False(lab.HasJournal(path));
    }

    [Fact]
    public async Task A_part_carries_its_length_and_nothing_of_ours()
    {
        using var lab = new TransferCase();
        await lab.SendAsync(lab.Folder.Fill("a.imm", Part + 1));
        var puts = await lab.StorageAsync("PUT");
        Assert.Equal(2, puts.Count);
        Assert.All(puts, put => Assert.Equal(["Content-Length", "Host"], put.Headers.Keys.OrderBy(name => name, StringComparer.OrdinalIgnoreCase)));
        Assert.All(lab.Lab.Trace, line => Assert.DoesNotContain("X-Amz-Signature", line));
    }

    [Fact]
    public async Task Streams_are_sent_too_whether_they_can_seek_or_not()
    {
        using var lab = new TransferCase();
        var file = lab.Folder.Fill("a.imm", Part + 5);
        using var seekable = new MemoryStream(File.ReadAllBytes(file));
        using var forward = new System.IO.Compression.GZipStream(Packed(file), System.IO.Compression.CompressionMode.Decompress);
        await lab.SendAsync(CancellationToken.None, UploadSource.OfStream(seekable, "s.imm"), UploadSource.OfStream(forward, "f.imm"));
        Assert.Empty(lab.Faults);
        foreach (var upload in lab.Uploads) Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(upload.DataId!));
        Assert.True(seekable.CanRead && forward.CanRead);
    }

    [Theory]
    [InlineData("plus+and space & 100% #1?.imm")]
    [InlineData("Größe 日本語 😀.imm")]
    [InlineData("quote's \"double\" \\ ;=,.imm")]
    [InlineData(" leading and trailing .imm ")]
    [InlineData("line\nbreak\ttab.imm")]
    public async Task Names_arrive_as_they_are(string name)
    {
        using var lab = new TransferCase();
        await lab.SendAsync(lab.Folder.Fill(name, 10));
        var entry = (await lab.Lab.SearchAsync(new CatalogueQuery { DataIds = [lab.Uploads.Single().DataId!] })).Single();
        Assert.Equal(name, entry.FileName);
    }

    [Fact]
    public async Task A_thousand_tiny_files_share_the_pool()
    {
        using var lab = new TransferCase();
        var count = Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? 100 : 1_000;
        await lab.SendAsync([.. Enumerable.Range(0, count).Select(index => lab.Folder.Fill($"{index}.imm", 1 + index % 7))]);
        Assert.Empty(lab.Faults);
        Assert.Equal(count, lab.Uploads.Select(upload => upload.DataId).Distinct().Count());
    }

    [Fact]
    public async Task Files_that_cannot_be_sent_are_errors_of_their_own_and_the_others_go_on()
    {
        using var lab = new TransferCase();
        var good = lab.Folder.Fill("good.imm", 10);
        var locked = lab.Folder.Fill("locked.imm", 10);
        using var writer = new FileStream(lab.Folder.Fill("open.imm", 10), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        using var holder = new FileStream(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Directory.CreateDirectory(lab.Folder["unreadable.imm"]);
        await lab.SendAsync(lab.Folder.Fill("empty.imm", 0), lab.Folder["gone.imm"], locked, good, lab.Folder["unreadable.imm"], lab.Folder["open.imm"]);
        Assert.Equal([AtomscaleErrorKind.AccessDenied, AtomscaleErrorKind.FileEmpty, AtomscaleErrorKind.FileInUse, AtomscaleErrorKind.FileNotFound], lab.Faults.Select(fault => fault.Kind).OrderBy(kind => kind.ToString(), StringComparer.Ordinal));
        Assert.Equal(["good.imm", "open.imm"], lab.Uploads.Select(upload => upload.FileName).OrderBy(name => name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_being_sent_already_is_in_use()
    {
        using var lab = new TransferCase();
        var file = lab.Folder.Fill("a.imm", 10);
        await lab.SendAsync(file, file);
        Assert.True(lab.Uploads.Count == 2 || lab.Fault.Kind == AtomscaleErrorKind.InUse);
        await lab.Control.SetFaultsAsync(Fault.Hold("staged/*", "part").ForMethod("PUT"));
        var sending = lab.SendAsync(file);
        await lab.Control.WaitForHeldAsync("part");
        await lab.SendAsync(file);
        Assert.Contains(lab.Faults, fault => fault.Kind == AtomscaleErrorKind.InUse);
        await lab.Control.ReleaseAsync("part");
        await sending;
    }

    [Fact]
    public async Task A_file_that_vanishes_while_it_is_sent_is_an_error_and_nothing_is_stored()
    {
        using var lab = new TransferCase(new TestOptions { ThrottleLimit = 1 });
        var file = lab.Folder.Fill("a.imm", 2 * Part);
        await lab.Control.SetFaultsAsync(Fault.Hold(Fault.Parts, "part").ForMethod("PUT"));
        var sending = lab.SendAsync(file);
        await lab.Control.WaitForHeldAsync("part");
        File.Move(file, lab.Folder["elsewhere.imm"]);
        await lab.Control.ReleaseAsync("part");
        await sending;
        Assert.Equal(AtomscaleErrorKind.FileNotFound, lab.Fault.Kind);
        Assert.DoesNotContain(await lab.Control.GetRequestsAsync(), request => request.Path.Contains("complete"));
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_sent_is_an_error_and_nothing_is_stored()
    {
        using var lab = new TransferCase();
        var file = lab.Folder.Fill("a.imm", 100);
        await lab.Control.SetFaultsAsync(Fault.Hold("staged/*", "part").ForMethod("PUT"));
        var sending = lab.SendAsync(file);
        await lab.Control.WaitForHeldAsync("part");
        File.AppendAllText(file, "more");
        await lab.Control.ReleaseAsync("part");
        await sending;
        Assert.Equal(AtomscaleErrorKind.FileChanged, lab.Fault.Kind);
        Assert.DoesNotContain(await lab.Control.GetRequestsAsync(), request => request.Path.Contains("complete"));
        Assert.False(lab.HasJournal(file));
    }

    private static MemoryStream Packed(string file)
    {
        var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
        {
            var content = File.ReadAllBytes(file);
            gzip.Write(content, 0, content.Length);
        }

        packed.Position = 0;
        return packed;
    }
}
