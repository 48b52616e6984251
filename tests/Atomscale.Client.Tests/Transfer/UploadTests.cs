using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Tests.Api;
using Atomscale.Client.Transfer;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

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
        Assert.False(HasJournal(lab, path));
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

    [Theory]
    [MemberData(nameof(RetriedCalls))]
    public async Task Each_call_is_repeated_where_the_contract_says_so(string method, string path, int status)
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Status(path, status).ForMethod(method).Repeat(3));
        var file = lab.Folder.Fill("a.imm", Part + 1);
        await lab.SendAsync(file);
        Assert.Empty(lab.Faults);
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
    }

    public static TheoryData<string, string, int> RetriedCalls()
    {
        var calls = new TheoryData<string, string, int>();
        foreach (var status in new[] { 408, 429, 500, 502, 503, 504 })
        {
            calls.Add("POST", "data_entries/raw_data/staged/upload_urls/", status);
            calls.Add("PUT", "staged/*", status);
            calls.Add("POST", "data_entries/raw_data/staged/upload_urls/complete/", status);
        }

        return calls;
    }

    [Fact]
    public async Task A_Retry_After_that_makes_no_sense_is_ignored()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Status("staged/*", 503, "soon").Repeat(2), Fault.Status("*complete/", 429, "-5").Repeat(2));
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        Assert.Single(lab.Uploads);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("no_answer")]
    [InlineData("reset_body")]
    public async Task A_part_whose_connection_breaks_is_sent_again_from_its_start(string action)
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(new Fault { Action = action, Method = "PUT", Path = "staged/*", Times = 2 });
        var file = lab.Folder.Fill("a.imm", 2 * Part);
        await lab.SendAsync(file);
        Assert.Empty(lab.Faults);
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
    }

    [Fact]
    public async Task A_storage_that_stands_still_is_noticed()
    {
        using var lab = new TransferCase(new TestOptions { IdleTimeoutSec = 1, TimeoutSec = 1 });
        await lab.Control.SetFaultsAsync(Fault.Stall("staged/*").ForMethod("PUT"));
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        Assert.Single(lab.Uploads);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(400)]
    [InlineData(501)]
    public async Task A_part_that_is_refused_is_a_failure_with_nothing_stored(int status)
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Status("staged/*", status).ForMethod("PUT"));
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        Assert.Equal(status == 501 ? AtomscaleErrorKind.ServerError : AtomscaleErrorKind.Refused, lab.Fault.Kind);
        Assert.DoesNotContain("X-Amz", lab.Fault.Message);
        Assert.Empty(lab.Uploads);
        Assert.DoesNotContain(await lab.Control.GetRequestsAsync(), request => request.Path.Contains("complete"));
    }

    [Fact]
    public async Task Links_that_expired_begin_the_file_anew()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Status("staged/*", 403, body: "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>").ForMethod("PUT").SkipFirst(1));
        var file = lab.Folder.Fill("a.imm", 3 * Part);
        await lab.SendAsync(file);
        Assert.Contains("links expired", lab.Warnings.Single());
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
    }

    [Fact]
    public async Task Links_that_expire_every_time_end_after_two_new_beginnings()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Status("staged/*", 403).ForMethod("PUT").Always());
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        Assert.Equal(AtomscaleErrorKind.LinkExpired, lab.Fault.Kind);
        Assert.Equal(2, lab.Warnings.Count);
        Assert.Equal(3, (await lab.StorageAsync("PUT")).Count);
    }

    [Fact]
    public async Task An_error_in_XML_under_status_200_is_no_success()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(
            Fault.Answer("staged/*", "<?xml version=\"1.0\"?><Error><Code>InternalError</Code><Message>Try again</Message></Error>", "application/xml").ForMethod("PUT"));
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        Assert.Equal(2, lab.Uploads.Single().Attempts);
    }

    [Fact]
    public async Task A_part_without_an_ETag_is_sent_again_and_then_an_error()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Answer("staged/*", "").ForMethod("PUT").Always());
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        Assert.Equal(AtomscaleErrorKind.BadAnswer, lab.Fault.Kind);
        Assert.Equal(4, (await lab.StorageAsync("PUT")).Count);
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
    public async Task An_upload_that_the_service_has_lost_is_sent_anew_after_a_look_into_the_catalogue()
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
        Assert.True(HasJournal(lab, file));
        await lab.Control.ClearFaultsAsync();
        await lab.SendAsync(file);
        var upload = lab.Uploads.Single();
        Assert.Equal((4, 2), (upload.Parts, upload.Attempts));
        Assert.True(upload.Verified);
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(upload.DataId!));
        Assert.False(HasJournal(lab, file));
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_begins_anew()
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
        Assert.False(HasJournal(lab, file));
    }

    [Fact]
    public async Task Files_that_cannot_be_sent_are_errors_of_their_own_and_the_others_go_on()
    {
        using var lab = new TransferCase();
        var good = lab.Folder.Fill("good.imm", 10);
        var locked = lab.Folder.Fill("locked.imm", 10);
        using var writer = new FileStream(lab.Folder.Fill("open.imm", 10), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        using var holder = new FileStream(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        await lab.SendAsync(lab.Folder.Fill("empty.imm", 0), lab.Folder["gone.imm"], locked, good, lab.Folder["open.imm"]);
        Assert.Equal([AtomscaleErrorKind.FileEmpty, AtomscaleErrorKind.FileInUse, AtomscaleErrorKind.FileNotFound], lab.Faults.Select(fault => fault.Kind).OrderBy(kind => kind.ToString(), StringComparer.Ordinal));
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
    public async Task ETags_that_look_like_MD5_and_are_not_are_found_out_with_one_part()
    {
        using var lab = new TransferCase("--etag", "hex");
        var file = lab.Folder.Fill("a.imm", 4 * Part);
        await lab.SendAsync(file);
        var upload = lab.Uploads.Single();
        Assert.Equal((5, VerificationMethod.Length, false), (upload.Attempts, upload.VerifiedBy, upload.Verified));
        Assert.Contains("not MD5", lab.Warnings.Single());
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(upload.DataId!));
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

    private static bool HasJournal(TransferCase lab, string path)
    {
        var (folder, _) = StateFolder.Open(Environment.GetEnvironmentVariable);
        var connection = lab.Lab.Connection;
        return File.Exists(Path.Combine(folder!, UploadIdentity.Of(connection.Endpoint, UploadIdentity.Fingerprint(connection.Options.ApiKey.Reveal()), path, Path.GetFileName(path), null, null) + ".upload"));
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
