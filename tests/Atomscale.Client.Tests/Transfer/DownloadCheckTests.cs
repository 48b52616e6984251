using System.Linq;
using System.Threading.Tasks;
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
    public async Task ETags_that_look_like_MD5_and_are_not_are_found_out_by_fetching_twice()
    {
        using var lab = new TransferCase("--etag", "hex");
        var (id, file) = await lab.SentAsync("a.imm");
        while (lab.Warnings.TryDequeue(out _)) { }
        await lab.SaveAsync(id);
        Assert.Equal(VerificationMethod.Length, lab.Saved.Single().VerifiedBy);
        Assert.Contains("not an MD5", lab.Warnings.Single());
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }
}
