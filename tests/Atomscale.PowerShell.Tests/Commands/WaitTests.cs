using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

/// <summary>Waiting for the analysis; the sandbox's clock is moved by the tests.</summary>
public sealed class WaitTests : IDisposable
{
    private readonly SandboxProcess _sandbox = SandboxProcess.Start("--analysis-seconds", "1000,1000");
    private readonly string _folder = Directory.CreateTempSubdirectory("atomscale-wait-").FullName;
    private readonly Session _session;

    public WaitTests()
    {
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", Path.Combine(_folder, ".state"));
        _session = Session.ConnectedTo(_sandbox, "-MaximumRetryCount 0");
        _session.SetLocation(_folder);
        foreach (var name in new[] { "one-xps.txt", "two-corrupt.txt", "three-raman.txt" }) File.WriteAllText(Path.Combine(_folder, name), name);
    }

    public void Dispose()
    {
        _session.Dispose();
        _sandbox.Dispose();
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", null);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Entries_come_when_their_analysis_has_ended_with_one_request_for_all()
    {
        using var running = _session.Start("Send-AtomscaleFile ./*.txt | Wait-AtomscaleResult -PollInterval 0.1");
        await UntilAskedAsync(2);
        Assert.Equal(0, running.OutputCount);
        await _sandbox.Control.AdvanceClockAsync(TimeSpan.FromSeconds(3_000));
        var outcome = running.Finish().ThrowIfFailed();
        Assert.Equal(["one-xps.txt: success", "three-raman.txt: success", "two-corrupt.txt: error"], outcome.Output.Select(entry => $"{entry.Properties["FileName"].Value}: {entry.Properties["Status"].Value}").Order(StringComparer.Ordinal));
        Assert.All(outcome.Output, entry => Assert.Equal("Atomscale.CatalogueEntry", entry.TypeNames[0]));
        Assert.Contains((await _sandbox.Control.GetRequestsAsync()).Where(IsQuestion), request => request.Query.Split("data_ids=").Length == 4);
    }

    [Fact]
    public void A_timeout_names_the_status_of_each_entry_that_is_not_done()
    {
        var outcome = _session.Run("$sent = Send-AtomscaleFile ./one-xps.txt; $sent | Wait-AtomscaleResult -Timeout 0.5 -PollInterval 0.1");
        Assert.StartsWith("Atomscale.Timeout,", outcome.Error.FullyQualifiedErrorId);
        Assert.Contains("'pending'", outcome.Error.ToString());
        Assert.StartsWith("one-xps.txt", outcome.Error.TargetObject.ToString());
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void A_status_that_is_not_known_is_waited_on_and_named_and_what_has_ended_comes_at_once()
    {
        var archived = _session.Run("Search-AtomscaleCatalogue | Where-Object Status -eq archived | Select-Object -First 1").ThrowIfFailed().Output.Single();
        Assert.Contains("'archived'", _session.Run("Wait-AtomscaleResult @($input)[0].DataId -Timeout 0.3 -PollInterval 0.1", archived).Error.ToString());
        var done = _session.Run("Search-AtomscaleCatalogue -Status success -First 3 | Wait-AtomscaleResult").ThrowIfFailed();
        Assert.Equal(3, done.Output.Count);
        Assert.StartsWith("Atomscale.BadInput", _session.Run("Wait-AtomscaleResult").Error.FullyQualifiedErrorId);
        Assert.StartsWith("Atomscale.BadInput", _session.Run("Get-Date | Wait-AtomscaleResult").Error.FullyQualifiedErrorId);
        Assert.StartsWith("Atomscale.NotFound", _session.Run("Wait-AtomscaleResult 00000000-0000-0000-0000-000000000000 -PollInterval 0.1").Error.FullyQualifiedErrorId);
    }

    [Fact]
    public async Task A_service_that_is_away_is_a_warning_and_is_waited_for()
    {
        _session.Run("$sent = Send-AtomscaleFile ./one-xps.txt").ThrowIfFailed();
        await _sandbox.Control.SetFaultsAsync(Fault.Reset("data_entries/").Repeat(3));
        await _sandbox.Control.AdvanceClockAsync(TimeSpan.FromSeconds(3_000));
        var outcome = _session.Run("$sent | Wait-AtomscaleResult -PollInterval 0.1").ThrowIfFailed();
        Assert.Single(outcome.Output);
        Assert.Equal(2, outcome.Warnings.Count);
        Assert.Contains("away", outcome.Warnings[0]);
        Assert.Contains("back", outcome.Warnings[1]);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_at_once_and_a_sync_can_be_piped_in()
    {
        using (var running = _session.Start("Sync-AtomscaleFolder . -StableFor 0 | Wait-AtomscaleResult -PollInterval 60"))
        {
            await UntilAskedAsync(1);
            running.Stop();
        }

        await _sandbox.Control.AdvanceClockAsync(TimeSpan.FromSeconds(3_000));
        Assert.Equal(3, _session.Run("Sync-AtomscaleFolder . -StableFor 0 -PassThru | Wait-AtomscaleResult").ThrowIfFailed().Output.Count);
    }

    private Task UntilAskedAsync(int times) => Wait.UntilAsync(
        async () => (await _sandbox.Control.GetRequestsAsync()).Count(IsQuestion) >= times,
        () => Task.FromResult("the catalogue was not asked"));

    private static bool IsQuestion(SeenRequest request) => request.Method == "GET" && request.Query.Contains("data_ids=", StringComparison.Ordinal);
}
