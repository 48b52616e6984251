using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>What is saved is what the service has, under a name that is safe.</summary>
public sealed class DownloadTests
{
    [Theory]
    [InlineData("opaque", VerificationMethod.Length)]
    [InlineData("md5", VerificationMethod.Md5)]
    public async Task A_file_comes_as_it_was_sent_under_its_name(string etag, VerificationMethod method)
    {
        // The older service stores a small file in one piece, whose ETag is its MD5.
        using var lab = new TransferCase("--generation", "older", "--etag", etag);
        var (id, file) = await lab.SentAsync("growth 1.imm");
        await lab.SaveAsync(id);
        var saved = lab.Saved.Single();
        Assert.Equal((lab.Folder["saved/growth 1.imm"], method), (saved.Path, saved.VerifiedBy));
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(saved.Path));
        Assert.Equal(["growth 1.imm"], lab.SavedNames);
        Assert.All(await lab.StorageAsync("GET"), get => Assert.Equal(("identity", null), (get.Header("Accept-Encoding"), get.Header("X-API-KEY"))));
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_unless_told_otherwise()
    {
        using var lab = new TransferCase("--generation", "older");
        var (id, file) = await lab.SentAsync("a.imm");
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
        var (first, one) = await lab.SentAsync("a.imm");
        var (second, two) = await lab.SentAsync("a.imm", seed: 2);
        await lab.SaveAsync(first, second, first);
        Assert.Equal(new[] { "a.imm", $"a_{second}.imm" }, lab.SavedNames);
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
        var (id, _) = await lab.SentAsync("a.imm");
        var link = (await lab.Lab.Client.Files.LinkAsync(id, FileKind.Raw, CancellationToken.None)).Url;
        var answer = System.Text.Json.JsonSerializer.Serialize(new { url = link, file_name = name, file_format = "imm" });
        await lab.Control.SetFaultsAsync(Fault.Answer("data_entries/raw_data/*", answer));
        await lab.SaveAsync(id);
        Assert.Equal(new[] { saved }, lab.SavedNames);
        Assert.Contains(saved, lab.Warnings.Single());
    }

    [Theory]
    [InlineData("", "ID.imm")]
    [InlineData(null, "ID.imm")]
    public async Task Without_a_name_a_raw_file_is_called_as_its_entry_and_a_processed_one_by_its_id(string? name, string processed)
    {
        using var lab = new TransferCase();
        var (id, _) = await lab.SentAsync("a.imm");
        var link = (await lab.Lab.Client.Files.LinkAsync(id, FileKind.Raw, CancellationToken.None)).Url;
        await lab.Control.SetFaultsAsync(Fault.Answer("data_entries/*_data/*", System.Text.Json.JsonSerializer.Serialize(new { url = link, file_name = name, file_format = "imm" })).Always());
        await lab.SaveAsync(id);
        await lab.SaveAsync(lab.Into("saved", FileKind.Processed), CancellationToken.None, id);
        Assert.Equal(new[] { "a.imm", processed.Replace("ID", id) }.OrderBy(item => item, StringComparer.Ordinal), lab.SavedNames);
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
        var fault = Assert.Throws<AtomscaleException>(() => Atomscale.Client.Http.Storage.PresignedAddress.Parse("http://storage.example/a?sig=1", mayBeInsecure: false));
        Assert.Equal(AtomscaleErrorKind.Insecure, fault.Kind);
        Assert.DoesNotContain("sig", fault.Message);
        await Task.CompletedTask;
    }

#if NET
    [Fact]
    public void A_presigned_address_is_sent_exactly_as_it_came()
    {
        const string Text = "https://s.example/bucket/a%2Fb/../c//d%7Ee?X-Amz-Signature=a%2Bb/..%2F&x=%e2";
        Assert.Equal("/bucket/a%2Fb/../c//d%7Ee?X-Amz-Signature=a%2Bb/..%2F&x=%e2", Atomscale.Client.Http.Storage.PresignedAddress.Parse(Text, false).Address.PathAndQuery);
    }
#endif

    [Fact]
    public void A_presigned_address_is_shown_without_its_query() =>
        Assert.Equal("https://s.example/a", Atomscale.Client.Http.Storage.PresignedAddress.Parse("https://s.example/a?X-Amz-Signature=secret", false).ToString());
}
