using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Tests.Api;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

public sealed class DownloadTests
{
    private const int Length = 3_000_000;

    [Theory]
    [InlineData("opaque", VerificationMethod.Length)]
    [InlineData("md5", VerificationMethod.Md5)]
    public async Task A_file_comes_as_it_was_sent_under_its_name(string etag, VerificationMethod method)
    {
        // The older service stores a small file in one piece, whose ETag is its MD5.
        using var lab = new TransferCase("--generation", "older", "--etag", etag);
        var (id, file) = await SentAsync(lab, "growth 1.imm");
        await lab.SaveAsync(id);
        var saved = lab.Saved.Single();
        Assert.Equal((lab.Folder["saved/growth 1.imm"], method), (saved.Path, saved.VerifiedBy));
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(saved.Path));
        Assert.Equal(["growth 1.imm"], Names(lab));
        Assert.All(await lab.StorageAsync("GET"), get => Assert.Equal(("identity", null), (get.Header("Accept-Encoding"), get.Header("X-API-KEY"))));
    }

    [Theory]
    [InlineData("truncate")]
    [InlineData("reset_body")]
    public async Task A_body_that_breaks_is_gone_on_with_from_the_byte_reached(string action)
    {
        using var lab = new TransferCase();
        var (id, file) = await SentAsync(lab, "a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = action, Method = "GET", Port = "storage", AfterBytes = 1_000_000 });
        await lab.SaveAsync(id);
        Assert.Empty(lab.Faults);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
        var second = (await lab.StorageAsync("GET")).Last();
        Assert.Equal(206, second.Status);
        Assert.True(second.BytesSent < Length - 700_000);
        Assert.NotNull(second.Header("If-Range"));
    }

    [Fact]
    public async Task A_body_that_breaks_again_and_again_arrives_as_long_as_bytes_come()
    {
        using var lab = new TransferCase();
        var (id, file) = await SentAsync(lab, "a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "reset_body", Method = "GET", Port = "storage", AfterBytes = 400_000, Times = -1 });
        await lab.SaveAsync(id);
        Assert.Empty(lab.Faults);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Each_call_is_repeated_where_the_contract_says_so(int status)
    {
        using var lab = new TransferCase();
        var (id, file) = await SentAsync(lab, "a.imm");
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/raw_data/*", status).Repeat(3), Fault.Status(null, status).OnStorage().Repeat(3));
        await lab.SaveAsync(id);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_storage_that_stands_still_is_noticed()
    {
        using var lab = new TransferCase(new TestOptions { IdleTimeoutSec = 1 });
        var (id, file) = await SentAsync(lab, "a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "stall", Method = "GET", Port = "storage", AfterBytes = 1_000_000 });
        await lab.SaveAsync(id);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_file_that_never_comes_whole_has_no_final_name()
    {
        using var lab = new TransferCase();
        var (id, _) = await SentAsync(lab, "a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "reset_body", Method = "GET", Port = "storage", AfterBytes = 0, Times = -1 });
        await lab.SaveAsync(id);
        Assert.Equal(AtomscaleErrorKind.Network, lab.Fault.Kind);
        Assert.Empty(Names(lab));
    }

    [Fact]
    public async Task A_stop_keeps_the_part_and_the_same_command_goes_on()
    {
        using var lab = new TransferCase("--generation", "older");
        var (id, file) = await SentAsync(lab, "a.imm");
        await lab.Control.SetFaultsAsync(Fault.Hold(null, "body", afterBytes: 2_000_000).OnStorage());
        using var stop = new CancellationTokenSource();
        var saving = lab.SaveAsync(lab.Into("saved", FileKind.Raw), stop.Token, id);
        await lab.Control.WaitForHeldAsync("body");
        await UntilAsync(() => File.Exists(lab.Folder["saved/a.imm.part"]) && new FileInfo(lab.Folder["saved/a.imm.part"]).Length > 1_500_000);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
        Assert.Equal(["a.imm.part", "a.imm.part.json"], Names(lab));
        var reached = new FileInfo(lab.Folder["saved/a.imm.part"]).Length;
        await lab.Control.ClearFaultsAsync();
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Md5, lab.Saved.Single().VerifiedBy);
        Assert.Equal($"bytes={reached}-", (await lab.StorageAsync("GET")).Last().Header("Range"));
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
        Assert.Equal(["a.imm"], Names(lab));
    }

    [Theory]
    [InlineData("{\"data_id\":\"other\",\"kind\":\"Raw\",\"etag\":\"\\\"x\\\"\",\"length\":3000000}")]
    [InlineData("{\"data_id\":\"ID\",\"kind\":\"Raw\",\"etag\":\"W/\\\"x\\\"\",\"length\":3000000}")]
    [InlineData("{\"data_id\":\"ID\",\"kind\":\"Raw\",\"etag\":\"\\\"x\\\"\",\"length\":3000000}")]
    [InlineData("not json")]
    [InlineData("{}")]
    public async Task A_part_of_something_else_is_not_gone_on_with(string note)
    {
        using var lab = new TransferCase();
        var (id, file) = await SentAsync(lab, "a.imm");
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
        var (id, file) = await SentAsync(lab, "a.imm");
        var truncate = new Fault { Action = "truncate", Method = "GET", Port = "storage", AfterBytes = 1_000_000 };
        var content = File.ReadAllText(file, System.Text.Encoding.GetEncoding(28591));
        await lab.Control.SetFaultsAsync(truncate, status == 200 ? Fault.Answer(null, "other content", "text/plain").OnStorage() : Fault.Status(null, status).OnStorage());
        await lab.SaveAsync(id);
        Assert.Empty(lab.Faults);
        if (status == 200) Assert.Equal("other content", File.ReadAllText(lab.Saved.Single().Path));
        else Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
        Assert.Equal(3_000_000, content.Length);
    }

    [Fact]
    public async Task An_expired_link_is_asked_for_anew_and_the_file_goes_on()
    {
        using var lab = new TransferCase();
        var (id, file) = await SentAsync(lab, "a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "truncate", Method = "GET", Port = "storage", AfterBytes = 1_000_000 }, Fault.Status(null, 403).OnStorage());
        await lab.SaveAsync(id);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
        Assert.Equal(206, (await lab.StorageAsync("GET")).Last().Status);
        Assert.Equal(2, (await lab.Control.GetRequestsAsync()).Count(request => request.Path.Contains("raw_data/" + id)));
    }

    [Fact]
    public async Task Links_that_expire_every_time_are_an_error()
    {
        using var lab = new TransferCase();
        var (id, _) = await SentAsync(lab, "a.imm");
        await lab.Control.SetFaultsAsync(Fault.Status(null, 403).OnStorage().Always());
        await lab.SaveAsync(id);
        Assert.Equal(AtomscaleErrorKind.LinkExpired, lab.Fault.Kind);
        Assert.Empty(Names(lab));
    }

    [Fact]
    public async Task An_error_in_XML_under_status_200_is_no_file()
    {
        using var lab = new TransferCase();
        var (id, file) = await SentAsync(lab, "a.imm");
        await lab.Control.SetFaultsAsync(Fault.Answer(null, "<?xml version=\"1.0\"?>\n<Error><Code>SlowDown</Code><Message>m</Message></Error>", "application/xml").OnStorage());
        await lab.SaveAsync(id);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_checksum_that_differs_once_is_fetched_again()
    {
        using var lab = new TransferCase("--generation", "older");
        var (id, file) = await SentAsync(lab, "a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "broken_json", Method = "GET", Port = "storage", AfterBytes = 1_000_000 });
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Md5, lab.Saved.Single().VerifiedBy);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_file_that_comes_differently_each_time_is_not_verified_and_not_kept()
    {
        using var lab = new TransferCase("--generation", "older");
        var (id, _) = await SentAsync(lab, "a.imm");
        await lab.Control.SetFaultsAsync(
            new Fault { Action = "broken_json", Method = "GET", Port = "storage", AfterBytes = 1_000_000 }, new Fault { Action = "broken_json", Method = "GET", Port = "storage", AfterBytes = 2_000_000 });
        await lab.SaveAsync(id);
        Assert.Equal(AtomscaleErrorKind.NotVerified, lab.Fault.Kind);
        Assert.Empty(Names(lab));
    }

    [Fact]
    public async Task ETags_that_look_like_MD5_and_are_not_are_found_out_by_fetching_twice()
    {
        using var lab = new TransferCase("--etag", "hex");
        var (id, file) = await SentAsync(lab, "a.imm");
        while (lab.Warnings.TryDequeue(out _)) { }
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Length, lab.Saved.Single().VerifiedBy);
        Assert.Contains("not an MD5", lab.Warnings.Single());
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_unless_told_otherwise()
    {
        using var lab = new TransferCase("--generation", "older");
        var (id, file) = await SentAsync(lab, "a.imm");
        Directory.CreateDirectory(lab.Folder["saved"]);
        File.WriteAllText(lab.Folder["saved/a.imm"], "mine");
        await lab.SaveAsync(id);
        Assert.Equal(AtomscaleErrorKind.FileExists, lab.Fault.Kind);
        Assert.Contains("-AppendId", lab.Fault.RecommendedAction);
        await lab.SaveAsync(lab.Into("saved", FileKind.Raw, skip: true), CancellationToken.None, id);
        Assert.Equal(2, lab.Faults.Count);
        Assert.Equal("mine", File.ReadAllText(lab.Folder["saved/a.imm"]));
        await lab.SaveAsync(lab.Into("saved", FileKind.Raw, force: true), CancellationToken.None, id);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
        await lab.Control.ClearRequestsAsync();
        await lab.SaveAsync(lab.Into("saved", FileKind.Raw, skip: true), CancellationToken.None, id);
        Assert.Equal((2, 2, VerificationMethod.Md5), (lab.Saved.Count, lab.Faults.Count, lab.Saved.Last().VerifiedBy));
    }

    [Fact]
    public async Task Two_entries_of_one_name_become_two_files_and_the_first_asked_for_keeps_the_name()
    {
        using var lab = new TransferCase();
        var (first, one) = await SentAsync(lab, "a.imm");
        var (second, two) = await SentAsync(lab, "a.imm", seed: 2);
        await lab.SaveAsync(first, second, first);
        Assert.Equal(new[] { "a.imm", $"a_{second}.imm" }, Names(lab));
        Assert.Equal(TransferCase.Hash(two), TransferCase.Hash(lab.Folder[$"saved/a_{second}.imm"]));
        Assert.NotEqual(one, two);
        await lab.SaveAsync(lab.Into("ids", FileKind.Raw, appendId: true), CancellationToken.None, first);
        Assert.Equal($"a_{first}.imm", Path.GetFileName(lab.Saved.Last().Path));
    }

    [Theory]
    [InlineData("../../escaped.imm", "escaped.imm")]
    [InlineData("C:\\Windows\\nul", "_nul")]
    [InlineData("a.imm:stream", "a.imm_stream")]
    public async Task A_name_from_the_service_stays_in_the_folder(string name, string saved)
    {
        using var lab = new TransferCase();
        var (id, _) = await SentAsync(lab, "a.imm");
        var link = (await lab.Lab.Client.Files.LinkAsync(id, FileKind.Raw, CancellationToken.None)).Url;
        var answer = System.Text.Json.JsonSerializer.Serialize(new { url = link, file_name = name, file_format = "imm" });
        await lab.Control.SetFaultsAsync(Fault.Answer("data_entries/raw_data/*", answer));
        await lab.SaveAsync(id);
        Assert.Equal(new[] { saved }, Names(lab));
        Assert.Contains(saved, lab.Warnings.Single());
    }

    [Theory]
    [InlineData("", "ID.imm")]
    [InlineData(null, "ID.imm")]
    public async Task Without_a_name_a_raw_file_is_called_as_its_entry_and_a_processed_one_by_its_id(string? name, string processed)
    {
        using var lab = new TransferCase();
        var (id, _) = await SentAsync(lab, "a.imm");
        var link = (await lab.Lab.Client.Files.LinkAsync(id, FileKind.Raw, CancellationToken.None)).Url;
        await lab.Control.SetFaultsAsync(Fault.Answer("data_entries/*_data/*", System.Text.Json.JsonSerializer.Serialize(new { url = link, file_name = name, file_format = "imm" })).Always());
        await lab.SaveAsync(id);
        await lab.SaveAsync(lab.Into("saved", FileKind.Processed), CancellationToken.None, id);
        Assert.Equal(new[] { "a.imm", processed.Replace("ID", id) }.OrderBy(item => item, StringComparer.Ordinal), Names(lab));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(400)]
    [InlineData(410)]
    [InlineData(422)]
    public async Task A_kind_that_is_not_there_names_the_other(int status)
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/raw_data/*", status));
        await lab.SaveAsync("some-id");
        Assert.Equal(AtomscaleErrorKind.NotFound, lab.Fault.Kind);
        Assert.Contains("-Kind Processed", lab.Fault.RecommendedAction);
    }

    [Fact]
    public async Task A_storage_without_encryption_is_refused_unless_the_service_is_local()
    {
        var fault = Assert.Throws<AtomscaleException>(() => Atomscale.Client.Http.PresignedAddress.Parse("http://storage.example/a?sig=1", mayBeInsecure: false));
        Assert.Equal(AtomscaleErrorKind.Insecure, fault.Kind);
        Assert.DoesNotContain("sig", fault.Message);
        await Task.CompletedTask;
    }

#if NET
    [Fact]
    public void A_presigned_address_is_sent_exactly_as_it_came()
    {
        const string Text = "https://s.example/bucket/a%2Fb/../c//d%7Ee?X-Amz-Signature=a%2Bb/..%2F&x=%e2";
        Assert.Equal("/bucket/a%2Fb/../c//d%7Ee?X-Amz-Signature=a%2Bb/..%2F&x=%e2", Atomscale.Client.Http.PresignedAddress.Parse(Text, false).Address.PathAndQuery);
    }
#endif

    [Fact]
    public void A_presigned_address_is_shown_without_its_query() =>
        Assert.Equal("https://s.example/a", Atomscale.Client.Http.PresignedAddress.Parse("https://s.example/a?X-Amz-Signature=secret", false).ToString());

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_an_error()
    {
        using var lab = new TransferCase();
        var (id, _) = await SentAsync(lab, "a.imm");
        File.WriteAllText(lab.Folder["saved"], "");
        var fault = await Assert.ThrowsAsync<AtomscaleException>(() => lab.SaveAsync(id));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
    }

    [Fact]
    public async Task A_file_that_another_process_fetches_is_in_use()
    {
        using var lab = new TransferCase();
        var (id, _) = await SentAsync(lab, "a.imm");
        Directory.CreateDirectory(lab.Folder["saved"]);
        using var holder = new FileStream(lab.Folder["saved/a.imm.part"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        await lab.SaveAsync(id);
        Assert.Equal(AtomscaleErrorKind.InUse, lab.Fault.Kind);
    }

    private static async Task<(string Id, string File)> SentAsync(TransferCase lab, string name, int seed = 1)
    {
        var file = lab.Folder.Fill(name, Length, seed);
        await lab.SendAsync(file);
        var id = lab.Uploads.Last().DataId!;
        var kept = lab.Folder[Guid.NewGuid().ToString("N")];
        File.Move(file, kept);
        return (id, kept);
    }

    private static string[] Names(TransferCase lab) => Directory.Exists(lab.Folder["saved"])
        ? [.. Directory.GetFiles(lab.Folder["saved"]).Select(path => Path.GetFileName(path)!).OrderBy(name => name, StringComparer.Ordinal)]
        : [];

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 500, "nothing came");
            await Task.Delay(20);
        }
    }
}
