using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Tests.Api;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>Whatever goes wrong on the way: the file comes whole, or there is an error and no file under its name.</summary>
public sealed class DownloadFaultTests
{
    private const int Length = TransferCase.SavedLength;

    [Theory]
    [InlineData("truncate")]
    [InlineData("reset_body")]
    public async Task A_body_that_breaks_is_resumed_from_the_byte_reached(string action)
    {
        using var lab = new TransferCase();
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = action, Method = "GET", Port = "storage", AfterBytes = 1_000_000 });
        await lab.SaveAsync(id);
        Assert.Empty(lab.Faults);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
        var second = (await lab.StorageAsync("GET")).Last();
        Assert.Equal(206, second.Status);
        Assert.True(second.BytesSent < Length - 700_000);
        Assert.NotNull(second.Header("If-Range"));
        Assert.Equal((Length, Length), (lab.Shown!.Bytes, lab.Shown.Total));
    }

    [Fact]
    public async Task A_body_that_breaks_again_and_again_arrives_as_long_as_bytes_come()
    {
        using var lab = new TransferCase();
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "reset_body", Method = "GET", Port = "storage", AfterBytes = 400_000, Times = -1 });
        await lab.SaveAsync(id);
        Assert.Empty(lab.Faults);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_body_that_breaks_after_every_few_bytes_is_an_error_after_the_allowed_attempts()
    {
        using var lab = new TransferCase();
        var (id, _) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "truncate", Method = "GET", Port = "storage", AfterBytes = 1_000, Times = -1 });
        await lab.SaveAsync(id);
        Assert.Equal(AtomscaleErrorKind.Network, lab.Fault.Kind);
        Assert.Equal(lab.Lab.Connection.MaximumRetryCount + 1, (await lab.StorageAsync("GET")).Count);
        Assert.Contains("Only 4,000 bytes came", lab.Fault.Message);
        Assert.DoesNotContain(lab.SavedNames, name => !name.Contains(".part"));
    }

    [Fact]
    public async Task A_warning_tells_once_that_a_connection_breaks_again_and_again()
    {
        using var lab = new TransferCase();
        var (id, _) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "reset_body", Method = "GET", Port = "storage", AfterBytes = 200_000, Times = -1 });
        await lab.SaveAsync(id);
        Assert.Single(lab.Saved);
        var warning = Assert.Single(lab.Warnings);
        Assert.StartsWith($"Entry {id} is saved slowly", warning);
        Assert.Contains("3,000,000 bytes", warning);
    }

    [Fact]
    public async Task An_error_names_the_entry_first_and_the_address_after()
    {
        using var lab = new TransferCase();
        var (id, _) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.Status(null, 500).OnStorage().Always());
        await lab.SaveAsync(id);
        Assert.StartsWith($"Entry {id} was not saved: GET http://", lab.Fault.Message);
        Assert.Equal(500, lab.Fault.StatusCode);
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
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/raw_data/*", status).Repeat(3), Fault.Status(null, status).OnStorage().Repeat(3));
        await lab.SaveAsync(id);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_Retry_After_that_makes_no_sense_is_ignored()
    {
        using var lab = new TransferCase();
        var (id, _) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/raw_data/*", 429, "soon").Repeat(2), Fault.Status(Fault.RawFiles, 503, "-5").Repeat(2));
        await lab.SaveAsync(id);
        Assert.Single(lab.Saved);
    }

    [Fact]
    public async Task A_storage_that_stands_still_is_noticed()
    {
        using var lab = new TransferCase(new TestOptions { IdleTimeoutSec = 5 });
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "stall", Method = "GET", Port = "storage", AfterBytes = 1_000_000 });
        await lab.SaveAsync(id);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [Fact]
    public async Task A_line_that_is_slow_but_moves_has_all_the_time_it_needs()
    {
        using var lab = new TransferCase(new TestOptions { IdleTimeoutSec = 5, TimeoutSec = 5 });
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.Drip(Fault.RawFiles, 500_000));
        await lab.SaveAsync(id);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
        Assert.Single(await lab.StorageAsync("GET"));
    }

    [Fact]
    public async Task A_file_that_never_comes_whole_has_no_final_name()
    {
        using var lab = new TransferCase();
        var (id, _) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(new Fault { Action = "reset_body", Method = "GET", Port = "storage", AfterBytes = 0, Times = -1 });
        await lab.SaveAsync(id);
        Assert.Equal(AtomscaleErrorKind.Network, lab.Fault.Kind);
        Assert.Empty(lab.SavedNames);
    }

    [Fact]
    public async Task A_server_that_is_restarted_in_the_middle_of_a_body_is_resumed()
    {
        // Real waits: a restart takes longer than the fake clock's.
        using var lab = new TransferCase(new TestOptions { Time = TimeProvider.System, Retries = 10 }, "--video-mib", "8");
        var video = (await lab.Lab.SearchAsync(new CatalogueQuery { DataTypes = ["rheed_stationary"], Statuses = ["success"] })).First().DataId;
        var expected = await lab.Control.GetDownloadAsync("processed", video);
        await lab.Control.SetFaultsAsync(Fault.Hold(Fault.ProcessedFiles, "body", afterBytes: 5_000_000));
        var saving = lab.SaveAsync(lab.Into("saved", FileKind.Processed), CancellationToken.None, video);
        await lab.Control.WaitForHeldAsync("body");
        await Wait.UntilAsync(() => Directory.GetFiles(lab.Folder["saved"], "*.part").Any(part => new FileInfo(part).Length > 4_000_000));
        lab.Lab.Restart();
        await saving;
        Assert.Empty(lab.Faults);
        Assert.Equal(expected.Sha256, TransferCase.Hash(lab.Saved.Single().Path).Replace("-", "").ToLowerInvariant());
        var asked = (await lab.StorageAsync("GET")).Single();
        Assert.Equal(206, asked.Status);
        Assert.True(asked.BytesSent < expected.Length - 4_000_000);
    }

    [Fact]
    public async Task An_expired_link_is_asked_for_again_and_the_file_goes_on()
    {
        using var lab = new TransferCase();
        var (id, file) = await lab.SentAsync("a.imm");
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
        var (id, _) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.Status(null, 403).OnStorage().Always());
        await lab.SaveAsync(id);
        Assert.Equal(AtomscaleErrorKind.LinkExpired, lab.Fault.Kind);
        Assert.Empty(lab.SavedNames);
    }

    [Fact]
    public async Task An_error_in_XML_under_status_200_is_no_file()
    {
        using var lab = new TransferCase();
        var (id, file) = await lab.SentAsync("a.imm");
        await lab.Control.SetFaultsAsync(Fault.Answer(null, "<?xml version=\"1.0\"?>\n<Error><Code>SlowDown</Code><Message>m</Message></Error>", "application/xml").OnStorage());
        await lab.SaveAsync(id);
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }
}
