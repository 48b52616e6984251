using System;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.Client.Tests.Api;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>Whatever goes wrong with a part: it is sent again, or the file is an error and nothing of it is stored.</summary>
public sealed class UploadFaultTests
{
    private const int Part = TransferCase.PartSize;

    [Fact]
    public async Task An_error_names_the_file_first_and_the_address_after()
    {
        using var lab = new TransferCase();
        var path = lab.Folder.Fill("a.imm", 10);
        await lab.Control.SetFaultsAsync(Fault.Status(null, 500).OnStorage().Always());
        await lab.SendAsync(path);
        Assert.StartsWith($"'{path}' was not sent: PUT http://", lab.Fault.Message);
        Assert.Equal(500, lab.Fault.StatusCode);
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
    [InlineData("before")]
    [InlineData("within")]
    [InlineData("after")]
    public async Task A_part_whose_connection_is_reset_is_sent_again_from_its_start(string moment)
    {
        using var lab = new TransferCase();
        var fault = moment switch
        {
            "before" => Fault.Reset(Fault.Parts),
            "within" => Fault.Reset(Fault.Parts).AfterReceived(2_000_000),
            _ => Fault.NoAnswer(Fault.Parts),
        };
        await lab.Control.SetFaultsAsync(fault.ForMethod("PUT").Repeat(2));
        var file = lab.Folder.Fill("a.imm", 2 * Part);
        await lab.SendAsync(file);
        Assert.Empty(lab.Faults);
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
        // What is sent twice counts once.
        Assert.Equal((2L * Part, 2L * Part), (lab.Shown!.Bytes, lab.Shown.Total));
        var puts = await lab.StorageAsync("PUT");
        Assert.Equal((2, 2), (puts.Count(put => put.Fault is not null), puts.Count(put => put.Fault is null)));
        Assert.All(puts.Where(put => put.Fault is not null && moment != "before"), put => Assert.True(put.BytesReceived >= 2_000_000));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1_000_000L)]
    public async Task A_storage_that_stands_still_is_noticed(long? after)
    {
        using var lab = new TransferCase(new TestOptions { IdleTimeoutSec = 5, TimeoutSec = 5 });
        var stall = Fault.Stall(Fault.Parts).ForMethod("PUT");
        await lab.Control.SetFaultsAsync(after is { } bytes ? stall.AfterReceived(bytes) : stall);
        var file = lab.Folder.Fill("a.imm", Part);
        await lab.SendAsync(file);
        Assert.Equal(2, lab.Uploads.Single().Attempts);
        Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
    }

    [Fact]
    public async Task A_line_that_is_slow_but_moves_has_all_the_time_it_needs()
    {
        using var lab = new TransferCase(new TestOptions { IdleTimeoutSec = 10, TimeoutSec = 10 }) { Parts = 8 * Part, OpeningParts = 0 };
        await lab.Control.SetFaultsAsync(Fault.Drip(Fault.Parts, 3_000_000).ForMethod("PUT").AfterReceived(0));
        await lab.SendAsync(lab.Folder.Fill("a.imm", 8 * Part));
        Assert.Equal(1, lab.Uploads.Single().Attempts);
        Assert.True(lab.Uploads.Single().Duration > TimeSpan.FromSeconds(12));
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
    public async Task Links_that_expired_begin_the_file_again()
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

    [Theory]
    [InlineData(2, null)]
    [InlineData(-1, AtomscaleErrorKind.LinkExpired)]
    public async Task A_link_that_is_refused_while_the_part_is_still_going_out_counts_as_expired(int times, AtomscaleErrorKind? fault)
    {
        // A part that is larger than what the system takes off our hands.
        using var lab = new TransferCase { Parts = 8 * Part, OpeningParts = 0 };
        await lab.Control.SetFaultsAsync(Fault.Status(Fault.Parts, 403).ForMethod("PUT").AndReset().Repeat(times));
        var file = lab.Folder.Fill("a.imm", 8 * Part);
        await lab.SendAsync(file);
        Assert.Contains("links expired", lab.Warnings.First());
        Assert.Equal(fault, lab.Faults.SingleOrDefault()?.Kind);
        if (fault is null) Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(lab.Uploads.Single().DataId!));
    }

    [Fact]
    public async Task A_proxy_that_does_not_know_the_question_whether_to_go_on_is_not_asked_it()
    {
        using var lab = new TransferCase();
        await lab.Control.SetFaultsAsync(Fault.Status(Fault.Parts, 503).ForMethod("PUT"), Fault.Status(Fault.Parts, 417).ForMethod("PUT"));
        await lab.SendAsync(lab.Folder.Fill("a.imm", 100));
        var puts = await lab.StorageAsync("PUT");
        Assert.Equal([503, 417, 200], puts.Select(put => put.Status));
        Assert.Equal([null, "100-continue", null], puts.Select(put => put.Header("Expect")));
        Assert.Single(lab.Uploads);
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
}
