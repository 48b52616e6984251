using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Tests.Api;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>Lengths and checksums that are wrong, missing or no checksums at all.</summary>
public sealed class DownloadCheckTests
{
    private const int Length = TransferCase.SavedLength;

    [Fact]
    public async Task A_Content_Length_that_promises_too_much_is_not_believed()
    {
        using var lab = new TransferCase();
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.ContentLength(Fault.RawFiles, Length + 1_000));
        await lab.SaveAsync(id);
        Assert.Empty(lab.Faults);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_Content_Length_that_promises_too_much_every_time_is_an_error_and_no_file()
    {
        using var lab = new TransferCase();
        var (id, _) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.ContentLength(Fault.RawFiles, Length + 1_000).Always());
        await lab.SaveAsync(id);
        Assert.Equal(AtomscaleErrorKind.Network, lab.Fault.Kind);
        Assert.DoesNotContain("a.imm", lab.SavedNames);
    }

    [Fact]
    public async Task A_Content_Length_that_promises_too_little_shows_in_the_checksum()
    {
        using var lab = new TransferCase("--generation", "older");
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.ContentLength(Fault.RawFiles, Length - 1_000));
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Md5, lab.Saved.Single().VerifiedBy);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task Without_a_Content_Length_the_end_of_the_body_is_the_check_and_the_file_is_not_verified()
    {
        using var lab = new TransferCase();
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.ContentLength(Fault.RawFiles, null));
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.None, lab.Saved.Single().VerifiedBy);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Theory]
    [InlineData("none", VerificationMethod.Length)]
    [InlineData("unquoted", VerificationMethod.Md5)]
    [InlineData("weak", VerificationMethod.Length)]
    public async Task A_file_whose_ETag_is_no_strong_one_comes_whole_too(string form, VerificationMethod method)
    {
        using var lab = new TransferCase("--generation", "older");
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "etag", Form = form, Path = Fault.RawFiles, Times = -1 });
        await lab.SaveAsync(id);
        Assert.Equal(method, lab.Saved.Single().VerifiedBy);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_checksum_that_differs_once_is_fetched_again()
    {
        using var lab = new TransferCase("--generation", "older");
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "broken_json", Method = "GET", Port = "storage", AfterBytes = 1_000_000 });
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Md5, lab.Saved.Single().VerifiedBy);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
        Assert.Equal((Length, Length), (lab.Shown!.Bytes, lab.Shown.Total));
    }

    [Fact]
    public async Task A_file_that_comes_differently_each_time_is_not_verified_and_not_kept()
    {
        using var lab = new TransferCase("--generation", "older");
        var (id, _) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(
            new Fault { Action = "broken_json", Method = "GET", Port = "storage", AfterBytes = 1_000_000 }, new Fault { Action = "broken_json", Method = "GET", Port = "storage", AfterBytes = 2_000_000 });
        await lab.SaveAsync(id);
        Assert.Equal(AtomscaleErrorKind.NotVerified, lab.Fault.Kind);
        Assert.Empty(lab.SavedNames);
    }

    [Theory]
    [InlineData("kms")]
    [InlineData("dsse")]
    [InlineData("customer")]
    public async Task Where_the_storage_says_that_it_encrypts_nothing_is_fetched_twice(string encryption)
    {
        using var lab = new TransferCase("--generation", "older", "--encryption", encryption);
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Length, lab.Saved.Single().VerifiedBy);
        Assert.Empty(lab.Warnings);
        Assert.Contains("SSE-KMS", lab.Notices.Last());
        Assert.Single(await lab.StorageAsync("GET"));
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_file_of_a_storage_that_encrypts_is_resumed_with_one_range()
    {
        using var lab = new TransferCase("--generation", "older", "--encryption", "kms");
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.Truncate(Fault.RawFiles, afterBytes: 1_000_000));
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Length, lab.Saved.Single().VerifiedBy);
        Assert.Equal(2, (await lab.StorageAsync("GET")).Count);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task ETags_that_look_like_MD5_and_are_not_are_found_out_with_one_range_of_a_small_file()
    {
        using var lab = new TransferCase("--generation", "older", "--etag", "hex");
        var id = await UnseenAsync(lab);
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Length, lab.Saved.Single().VerifiedBy);
        Assert.Contains("ranges", lab.Notices.Single());
        Assert.Empty(lab.Warnings);
        var gets = await lab.StorageAsync("GET");
        Assert.Equal([null, $"bytes=0-{Length - 1}"], gets.Select(get => get.Header("Range")));
        Assert.NotNull(gets[1].Header("If-Range"));
    }

    [Fact]
    public async Task ETags_that_look_like_MD5_and_are_not_cost_all_files_of_a_connection_eight_ranges_of_one_file()
    {
        const int Mib = 1024 * 1024;
        using var lab = new TransferCase("--etag", "hex", "--video-mib", "20", "--entries", "60");
        var ids = (await lab.Lab.SearchAsync()).Where(entry => entry.Status == "success" && entry.DataType == "rheed_stationary").Select(entry => entry.DataId).Take(4).ToArray();
        Assert.Equal(4, ids.Length);
        await lab.SaveAsync(lab.Into("saved", FileKind.Processed), CancellationToken.None, ids);
        await lab.SaveAsync(lab.Into("again", FileKind.Processed), CancellationToken.None, ids);
        Assert.Equal(8, lab.Saved.Count);
        Assert.All(lab.Saved, file => Assert.Equal(VerificationMethod.Length, file.VerifiedBy));
        var gets = await lab.StorageAsync("GET");
        var ranges = gets.Where(get => get.Header("Range") is not null).ToArray();
        Assert.Equal((8 + 8, 8), (gets.Count, ranges.Length));
        Assert.All(ranges, range => Assert.True(range.BytesSent == Mib && range.Header("If-Range") is not null));
        Assert.Single(ranges.Select(range => range.Path).Distinct());
        Assert.Equal(2, lab.Notices.Count);
        foreach (var file in lab.Saved) Assert.Contains(Plain(TransferCase.Hash(file.Path)), await Task.WhenAll(ids.Select(id => ExpectedAsync(lab, id))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("range")]
    [InlineData("answer")]
    public async Task A_file_whose_ranges_cannot_be_compared_is_fetched_again(string? fault)
    {
        using var lab = new TransferCase(new TestOptions { Retries = 0 }, "--generation", "older", "--etag", "hex");
        var id = await UnseenAsync(lab);
        if (fault == "range") await lab.Control.SetFaultsAsync(Fault.IgnoreRange(Fault.RawFiles).Always());
        else if (fault == "answer") await lab.Control.SetFaultsAsync(Fault.Status(Fault.RawFiles, 500).SkipFirst(1));
        else await lab.Control.SetFaultsAsync(Fault.UnquotedETag(Fault.RawFiles).Always());
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Length, lab.Saved.Single().VerifiedBy);
        Assert.Contains("fetched twice", lab.Notices.Single());
        Assert.Null((await lab.StorageAsync("GET")).Last().Header("Range"));
    }

    [Fact]
    public async Task One_odd_ETag_among_checksums_that_matched_is_a_warning_and_changes_nothing_for_others()
    {
        using var lab = new TransferCase(new TestOptions { ThrottleLimit = 1 }, "--generation", "older");
        var ids = new[] { (await lab.SentAsync("a.imm", 1)).Id, (await lab.SentAsync("b.imm", 2)).Id, (await lab.SentAsync("c.imm", 3)).Id };
        await lab.Control.SetFaultsAsync(Fault.WrongETag($"raw/{ids[1]}*").ForMethod("GET").Always());
        await lab.SaveAsync(ids);
        Assert.Equal([VerificationMethod.Md5, VerificationMethod.Length, VerificationMethod.Md5], lab.Saved.Select(file => file.VerifiedBy));
        Assert.Contains(ids[1], lab.Warnings.Single());
    }

    [Fact]
    public async Task A_file_that_is_there_is_compared_by_ranges_where_its_ETag_is_no_MD5()
    {
        using var lab = new TransferCase("--generation", "older", "--etag", "hex");
        var id = await UnseenAsync(lab);
        await lab.SaveAsync(lab.Into("saved", FileKind.Raw, skip: true), CancellationToken.None, id);
        await lab.SaveAsync(lab.Into("saved", FileKind.Raw, skip: true), CancellationToken.None, id);
        Assert.Equal([VerificationMethod.Length, VerificationMethod.Length], lab.Saved.Select(file => file.VerifiedBy));
        Assert.Empty(lab.Faults);
    }

    [Fact]
    public async Task What_was_found_is_remembered_and_no_range_is_fetched_by_another_session()
    {
        using var lab = new TransferCase("--generation", "older", "--etag", "hex");
        var (first, second) = ((await lab.SentAsync("a.imm", 1)).Id, (await lab.SentAsync("b.imm", 2)).Id);
        lab.Lab.Reconnect(forgets: true);
        await lab.SaveAsync(first);
        lab.Lab.Reconnect(forgets: false);
        await lab.SaveAsync(second);
        Assert.Equal([VerificationMethod.Length, VerificationMethod.Length], lab.Saved.Select(file => file.VerifiedBy));
        Assert.Equal(3, (await lab.StorageAsync("GET")).Count);
        Assert.Contains("found on", lab.Notices.Last());
    }

    [Fact]
    public async Task Where_checksums_matched_in_another_session_a_file_that_differs_is_fetched_again_whole()
    {
        using var lab = new TransferCase("--generation", "older");
        var (id, file) = await lab.SentAsync("a.imm");
        lab.Lab.Reconnect(forgets: false);
        await lab.Control.SetFaultsAsync(new Fault { Action = "broken_json", Method = "GET", Port = "storage", AfterBytes = 1_000_000 });
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Md5, lab.Saved.Single().VerifiedBy);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
        Assert.Equal([null, null], (await lab.StorageAsync("GET")).Select(get => get.Header("Range")));
    }

    // A file that a new connection fetches: what was learned by sending it is not known there.
    private static async Task<string> UnseenAsync(TransferCase lab)
    {
        var (id, _) = await lab.SentAsync("a.imm");
        await lab.Control.ClearRequestsAsync();
        lab.Lab.Reconnect(forgets: true);
        while (lab.Lab.Trace.TryDequeue(out _)) { }
        return id;
    }

    private static async Task<string> ExpectedAsync(TransferCase lab, string id) => (await lab.Control.GetDownloadAsync("processed", id)).Sha256;

    private static string Plain(string hash) => hash.Replace("-", "").ToLowerInvariant();
}
