using System.Linq;
using System.Threading.Tasks;
using Atomscale.Client.Tests.Api;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>ETags in all their forms: compared where they can be MD5 sums, and handed back as they came.</summary>
public sealed class UploadCheckTests
{
    private const int Part = TransferCase.PartSize;

    [Fact]
    public async Task A_part_without_an_ETag_is_sent_again_and_then_an_error()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Answer("staged/*", "").ForMethod("PUT").Always());
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        Assert.Equal(AtomscaleErrorKind.BadAnswer, lab.Fault.Kind);
        Assert.Equal(4, (await lab.StorageAsync("PUT")).Count);
    }

    [Fact]
    public async Task A_part_whose_ETag_is_missing_once_is_sent_again()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.NoETag(Fault.Parts).ForMethod("PUT"));
        var file = lab.Folder.Fill("a.imm", 100);
        await lab.SendAsync(file);
        Assert.Equal((2, VerificationMethod.Md5), (lab.Uploads.Single().Attempts, lab.Uploads.Single().VerifiedBy));
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
    }

    [Fact]
    public async Task ETags_without_quotes_are_compared_and_completed_with()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.UnquotedETag(Fault.Parts).ForMethod("PUT").Always());
        var file = lab.Folder.Fill("a.imm", Part + 1);
        await lab.SendAsync(file);
        Assert.Equal(VerificationMethod.Md5, lab.Uploads.Single().VerifiedBy);
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
    }

    [Fact]
    public async Task A_part_that_arrives_differently_every_time_is_not_verified_and_not_completed()
    {
        using var lab = new TransferCase(new TestOptions { ThrottleLimit = 1 });
        await lab.Control.SetFaultsAsync(Fault.WrongETag(Fault.Parts).ForMethod("PUT").ForPart(2).Always());
        await lab.SendAsync(lab.Folder.Fill("a.imm", 2 * Part));
        Assert.Equal(AtomscaleErrorKind.NotVerified, lab.Fault.Kind);
        Assert.Equal(4, (await lab.StorageAsync("PUT")).Count(put => put.Query.Contains("partNumber=2&")));
        Assert.DoesNotContain(await lab.Control.GetRequestsAsync(), request => request.Path.Contains("complete"));
    }

    [Fact]
    public async Task Where_no_ETag_can_be_an_MD5_none_is_worked_out_for_the_files_that_follow()
    {
        using var lab = new TransferCase(new TestOptions { ThrottleLimit = 1 }, "--generation", "older");
        await lab.Control.SetFaultsAsync(Fault.ETag(Fault.Parts, "\"opaque\"").ForMethod("PUT"));
        var (first, second, third) = (lab.Folder.Fill("a.imm", 100), lab.Folder.Fill("b.imm", 100), lab.Folder.Fill("c.imm", 100));
        await lab.SendAsync(first, second, third);
        // The second one's ETag tells that this storage has MD5 sums after all.
        Assert.Equal([VerificationMethod.Length, VerificationMethod.Length, VerificationMethod.Md5], lab.Uploads.Select(upload => upload.VerifiedBy));
    }

    [Theory]
    [InlineData("kms")]
    [InlineData("dsse")]
    [InlineData("customer")]
    public async Task Where_the_storage_says_that_it_encrypts_no_part_is_sent_twice(string encryption)
    {
        using var lab = new TransferCase("--encryption", encryption);
        var file = lab.Folder.Fill("a.imm", 4 * Part);
        await lab.SendAsync(file);
        var upload = lab.Uploads.Single();
        Assert.Equal((4, VerificationMethod.Length, false), (upload.Attempts, upload.VerifiedBy, upload.Verified));
        Assert.Empty(lab.Warnings);
        Assert.Contains("SSE-KMS", lab.Notices.Single());
        Assert.Equal(4, (await lab.StorageAsync("PUT")).Count);
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(upload.DataId!));
    }

    [Fact]
    public async Task Where_the_storage_encrypts_with_its_own_key_ETags_are_compared()
    {
        using var lab = new TransferCase("--encryption", "aes256");
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        Assert.Equal(VerificationMethod.Md5, lab.Uploads.Single().VerifiedBy);
    }

    [Fact]
    public async Task ETags_that_look_like_MD5_and_are_not_are_found_out_with_one_part()
    {
        using var lab = new TransferCase("--etag", "hex");
        var file = lab.Folder.Fill("a.imm", 4 * Part);
        await lab.SendAsync(file);
        var upload = lab.Uploads.Single();
        Assert.Equal((5, VerificationMethod.Length, false), (upload.Attempts, upload.VerifiedBy, upload.Verified));
        Assert.Empty(lab.Warnings);
        Assert.Contains("sent 2 times", lab.Notices.Single());
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(upload.DataId!));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task ETags_that_look_like_MD5_and_are_not_cost_all_files_of_a_connection_one_part(int throttleLimit)
    {
        using var lab = new TransferCase(new TestOptions { ThrottleLimit = throttleLimit }, "--etag", "hex");
        var files = Enumerable.Range(0, 12).Select(index => lab.Folder.Fill($"{index}.imm", 100_000, index)).ToArray();
        await lab.SendAsync(files);
        await lab.SendAsync(lab.Folder.Fill("later.imm", 2 * Part));
        Assert.Equal(12 + 2 + 1, (await lab.StorageAsync("PUT")).Count);
        Assert.All(lab.Uploads, upload => Assert.Equal(VerificationMethod.Length, upload.VerifiedBy));
        Assert.Equal((13, 0, 0), (lab.Uploads.Count, lab.Faults.Count, lab.Warnings.Count));
        foreach (var upload in lab.Uploads) Assert.Equal(TransferCase.Hash(upload.Path!), await lab.StoredAsync(upload.DataId!));
    }

    [Fact]
    public async Task What_was_found_is_remembered_and_another_session_sends_no_part_twice()
    {
        using var lab = new TransferCase("--etag", "hex");
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        lab.Lab.Reconnect(forgets: false);
        await lab.SendAsync(lab.Folder.Fill("b.imm", 100), lab.Folder.Fill("c.imm", 100));
        Assert.Equal(4, (await lab.StorageAsync("PUT")).Count);
        Assert.Equal(2, lab.Notices.Count);
        Assert.Contains("found on", lab.Notices[1]);
        Assert.All(lab.Uploads, upload => Assert.Equal(VerificationMethod.Length, upload.VerifiedBy));
    }

    [Fact]
    public async Task Checksums_that_matched_in_another_session_and_never_do_now_are_a_warning()
    {
        using var lab = new TransferCase(new TestOptions { ThrottleLimit = 1 });
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        lab.Lab.Reconnect(forgets: false);
        await lab.Control.SetFaultsAsync(Fault.WrongETag(Fault.Parts).ForMethod("PUT").Always());
        var file = lab.Folder.Fill("b.imm", 100);
        await lab.SendAsync(file, lab.Folder.Fill("c.imm", 100));
        // The storage goes by the right ETags: completing with others is refused.
        Assert.Equal(1 + 4 + 1, (await lab.StorageAsync("PUT")).Count);
        Assert.Contains("were checksums before", lab.Warnings.Single());
    }

    [Fact]
    public async Task A_first_part_that_differs_once_settles_nothing()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.WrongETag(Fault.Parts).ForMethod("PUT"));
        await lab.SendAsync(lab.Folder.Fill("a.imm", 4 * Part));
        Assert.Equal((5, VerificationMethod.Md5), (lab.Uploads.Single().Attempts, lab.Uploads.Single().VerifiedBy));
        Assert.Empty(lab.Notices);
    }
}
