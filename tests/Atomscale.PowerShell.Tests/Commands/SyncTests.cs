using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.PowerShell.Tests.RealEngine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

public sealed class SyncTests : IClassFixture<SandboxFixture>, IDisposable
{
    private readonly SandboxFixture _fixture;
    private readonly string _root = Directory.CreateTempSubdirectory("atomscale-sync-").FullName;

    public SyncTests(SandboxFixture fixture)
    {
        _fixture = fixture;
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", Path.Combine(_root, "state"));
        Directory.CreateDirectory(Data);
    }

    private string Data => Path.Combine(_root, "data");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", null);
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task A_second_run_sends_nothing()
    {
        using var session = await ConnectAsync();
        Write("a.txt", "one");
        Write("deep/b.txt", "two");
        var first = session.Run("Sync-AtomscaleFolder . -Recurse -StableFor 0").ThrowIfFailed();
        Assert.Equal(["Atomscale.AtomscaleSyncItem", "Atomscale.AtomscaleSyncItem", "Atomscale.AtomscaleSyncRun"], first.Output.Select(item => item.TypeNames[0]));
        Assert.Equal(["a.txt", "deep/b.txt"], first.Texts("RelativePath").Take(2).Order(StringComparer.Ordinal));
        Assert.Equal(2, first.Output[^1].Properties["Sent"].Value);
        var second = session.Run("Sync-AtomscaleFolder . -Recurse -StableFor 0").ThrowIfFailed();
        Assert.Equal("2 found, 0 sent, 2 skipped, 0 waiting, 0 failed", second.Output.Single().ToString());
        Assert.Equal(3, session.Run("Sync-AtomscaleFolder . -Recurse -StableFor 0 -PassThru").ThrowIfFailed().Output.Count);
        Assert.Single(Directory.GetFiles(Path.Combine(_root, "state", "sync"), "data-*.sqlite"));
    }

    [Fact]
    public async Task WhatIf_names_the_files_and_sends_none()
    {
        using var session = await ConnectAsync();
        Write("a.txt", "one");
        Write("b.log", "two");
        var (outcome, shown) = session.RunShowing("Sync-AtomscaleFolder . -Include *.txt -StableFor 0 -WhatIf");
        Assert.Equal("1 found, 0 sent, 0 skipped, 1 waiting, 0 failed", outcome.ThrowIfFailed().Output.Single().ToString());
        Assert.Contains(Path.Combine(Data, "a.txt"), shown);
        Assert.DoesNotContain("b.log", shown);
        Assert.Empty(await _fixture.Control.GetRequestsAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(_root, "state", "sync")));
    }

    [Fact]
    public async Task Errors_have_their_ids_and_name_what_is_wrong()
    {
        using var session = await ConnectAsync();
        Write("a.txt", "one");
        Assert.StartsWith("Atomscale.FolderNotFound", session.Run("Sync-AtomscaleFolder ./missing").Error.FullyQualifiedErrorId);
        Assert.StartsWith("Atomscale.BadInput", session.Run("Sync-AtomscaleFolder . -Project P").Error.FullyQualifiedErrorId);
        var sample = session.Run("Sync-AtomscaleFolder . -StableFor 0 -PhysicalSample 'no such sample'").Error;
        Assert.StartsWith("Atomscale.NotFound", sample.FullyQualifiedErrorId);
        File.WriteAllText(Path.Combine(_root, "other.sqlite"), "not a ledger");
        var error = session.Run("Sync-AtomscaleFolder . -Ledger ../other.sqlite").Error;
        Assert.StartsWith("Atomscale.LedgerUnusable", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Contains("Repair-AtomscaleSyncLedger", error.ErrorDetails.RecommendedAction);
        await _fixture.Control.SetFaultsAsync(Fault.Status(Fault.UploadUrls, 422).Always());
        var refused = session.Run("Sync-AtomscaleFolder . -StableFor 0");
        Assert.StartsWith("Atomscale.Refused", refused.Error.FullyQualifiedErrorId);
        Assert.Equal(Path.Combine(Data, "a.txt"), refused.Error.TargetObject);
        Assert.Equal("Failed", refused.Texts("State")[0]);
        Assert.Equal(1, refused.Output[^1].Properties["ExitCode"].Value);
    }

    [Fact]
    public async Task A_ledger_a_log_and_journals_in_the_folder_itself_are_not_sent()
    {
        using var session = await ConnectAsync();
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", Path.Combine(Data, "state"));
        Write("a.txt", "one");
        const string Command = "Sync-AtomscaleFolder . -Recurse -StableFor 0 -Ledger ./ledger.sqlite -LogPath ./logs/sync.jsonl";
        session.Run(Command).ThrowIfFailed();
        Assert.Equal("1 found, 0 sent, 1 skipped, 0 waiting, 0 failed", session.Run(Command).ThrowIfFailed().Output.Single().ToString());
        session.Run("Sync-AtomscaleFolder . -Recurse -StableFor 0 -Exclude *.sqlite*, *.jsonl").ThrowIfFailed();
        Assert.Equal("1 found, 0 sent, 1 skipped, 0 waiting, 0 failed", session.Run("Sync-AtomscaleFolder . -Recurse -StableFor 0 -Exclude *.sqlite*, *.jsonl").ThrowIfFailed().Output.Single().ToString());
        Assert.All(await _fixture.Control.GetFilesAsync(withHashes: false), file => Assert.Equal("a.txt", file.FileName));
    }

    [Fact]
    public async Task A_file_whose_name_only_begins_like_the_log_or_the_ledger_is_sent()
    {
        using var session = await ConnectAsync();
        foreach (var name in new[] { "growth_035.csv", "led-notes.txt", "growth.10.txt" }) Write(name, name);

        session.Run("Sync-AtomscaleFolder . -StableFor 0 -Ledger ./led -LogPath ./growth").ThrowIfFailed();

        Assert.Equal(["growth.10.txt", "growth_035.csv", "led-notes.txt"], session.Run("Get-AtomscaleSyncItem -Ledger ./led -State Sent").ThrowIfFailed().Texts("FileName").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Items_are_listed_by_state_taken_up_again_and_forgotten_and_a_lost_ledger_is_rebuilt()
    {
        using var session = await ConnectAsync();
        Assert.StartsWith("Atomscale.FileNotFound", session.Run("Get-AtomscaleSyncItem .").Error.FullyQualifiedErrorId);
        Write("a.txt", "one");
        await _fixture.Control.SetFaultsAsync(Fault.Status(Fault.UploadUrls, 422));
        session.Run("Sync-AtomscaleFolder . -StableFor 0");
        Write("b.txt", "two");
        session.Run("Sync-AtomscaleFolder . -StableFor 0").ThrowIfFailed();
        Assert.Equal(["a.txt"], session.Run("Get-AtomscaleSyncItem . -State Failed").ThrowIfFailed().Texts("FileName"));
        Assert.Equal(["a.txt", "b.txt"], session.Run("Sync-AtomscaleFolder . -StableFor 0 | Get-AtomscaleSyncItem").ThrowIfFailed().Texts("FileName"));
        session.Run("Get-AtomscaleSyncItem . -State Failed | Reset-AtomscaleSyncItem -WhatIf").ThrowIfFailed();
        Assert.Equal(1, session.Run("Sync-AtomscaleFolder . -StableFor 0").ThrowIfFailed().Output[^1].Properties["Failed"].Value);
        session.Run("Get-AtomscaleSyncItem . -State Failed | Reset-AtomscaleSyncItem").ThrowIfFailed();
        Assert.Equal(1, session.Run("Sync-AtomscaleFolder . -StableFor 0").ThrowIfFailed().Output[^1].Properties["Sent"].Value);
        Assert.StartsWith("Atomscale.BadInput", session.Run("Get-AtomscaleSyncItem . | Select-Object -First 1 | Reset-AtomscaleSyncItem").Error.FullyQualifiedErrorId);
        var ledger = session.Run("(Get-AtomscaleSyncItem .)[0].Ledger").ThrowIfFailed().Output.Single().ToString();
        File.WriteAllText(ledger, "damaged");
        Assert.StartsWith("Atomscale.LedgerUnusable", session.Run("Get-AtomscaleSyncItem .").Error.FullyQualifiedErrorId);
        var repaired = session.Run("Repair-AtomscaleSyncLedger .").ThrowIfFailed().Output.Single();
        Assert.Equal("2 found, 0 sent, 2 skipped, 0 waiting, 0 failed", repaired.ToString());
        Assert.Equal("2 found, 0 sent, 2 skipped, 0 waiting, 0 failed", session.Run("Sync-AtomscaleFolder . -StableFor 0").ThrowIfFailed().Output.Single().ToString());
        session.Run("Get-AtomscaleSyncItem . | Reset-AtomscaleSyncItem -Forget").ThrowIfFailed();
        Assert.Empty(session.Run("Get-AtomscaleSyncItem .").ThrowIfFailed().Output);
    }

    [Fact]
    public async Task Results_are_kept_in_a_folder()
    {
        using var session = await ConnectAsync();
        var (trial, shown) = session.RunShowing("Sync-AtomscaleResult ./results -DataType xps -WhatIf");
        Assert.Equal(0, trial.ThrowIfFailed().Output.Single().Properties["Written"].Value);
        Assert.Contains("data_type=xps", shown);
        Assert.False(Directory.Exists(Path.Combine(Data, "results")));
        var first = session.Run("Sync-AtomscaleResult ./results -DataType xps -PassThru -LogPath ./log.jsonl").ThrowIfFailed();
        var count = (int)first.Output[^1].Properties["Written"].Value;
        Assert.Equal(count + 1, first.Output.Count);
        Assert.All(first.Output.Take(count), file => Assert.Equal(".parquet", file.Properties["Extension"].Value));
        Assert.Equal($"{count} found, 0 written, {count} skipped, 0 failed", session.Run("Sync-AtomscaleResult ./results -DataType xps").ThrowIfFailed().Output.Single().ToString());
        Assert.StartsWith("Atomscale.BadInput", session.Run("Sync-AtomscaleResult ./results -DataType xps -Format Csv").Error.FullyQualifiedErrorId);
        Assert.Equal(count + 2, File.ReadAllLines(Path.Combine(Data, "log.jsonl")).Length);
        await _fixture.Control.SetFaultsAsync(Fault.Status("xrd/*", 400));
        var failed = session.Run("Sync-AtomscaleResult ./others -DataType xrd");
        Assert.StartsWith("Atomscale.Refused", failed.Error.FullyQualifiedErrorId);
        Assert.Equal(1, failed.Output[^1].Properties["ExitCode"].Value);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_run_at_once_and_the_next_one_goes_on()
    {
        using var session = await ConnectAsync();
        Write("a.txt", "one");
        await _fixture.Control.SetFaultsAsync(Fault.Hold(Fault.Parts, "part"));
        using (var running = session.Start("Sync-AtomscaleFolder . -StableFor 0"))
        {
            await _fixture.Control.WaitForHeldAsync("part");
            running.Stop();
        }

        await _fixture.Control.ClearFaultsAsync();
        await _fixture.Control.ReleaseAnyAsync("part");
        await _fixture.Control.WaitForNoOpenRequestsAsync();
        // The abandoned transfer may hold its journal for another moment.
        await Wait.UntilAsync(
            () => Task.FromResult(session.Run("Sync-AtomscaleFolder . -StableFor 0").ThrowIfFailed().Output[^1].Properties["Waiting"].Value is 0),
            () => Task.FromResult("the file was not sent"));
        Assert.Single(await _fixture.Control.GetFilesAsync(withHashes: false));
    }

    [Fact]
    public async Task A_log_has_one_line_of_JSON_an_event_and_is_moved_aside_when_it_is_long()
    {
        using var session = await ConnectAsync();
        Write("a.txt", "one");
        Write("b.txt", "two");
        await _fixture.Control.SetFaultsAsync(Fault.Status(Fault.UploadUrls, 422));
        session.Run("Sync-AtomscaleFolder . -StableFor 0 -LogPath ../logs/sync.jsonl");
        session.Run("Sync-AtomscaleFolder ./missing -LogPath ../logs/sync.jsonl");
        var log = Path.Combine(_root, "logs", "sync.jsonl");
        var lines = File.ReadAllLines(log).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["start", "end", "start", "error"], Names(lines).Where(name => name is not ("sent" or "failed")));
        Assert.Equal(["failed", "sent"], Names(lines).Where(name => name is "sent" or "failed").Order(StringComparer.Ordinal));
        var failed = lines.Single(line => line.GetProperty("event").GetString() == "failed");
        Assert.Equal("Atomscale.Refused", failed.GetProperty("error_id").GetString());
        Assert.Equal(1, lines.Single(line => line.GetProperty("event").GetString() == "end").GetProperty("exit_code").GetInt32());
        File.WriteAllBytes(log, new byte[10_000_000]);
        session.Run("Sync-AtomscaleFolder . -StableFor 0 -LogPath ../logs/sync.jsonl");
        Assert.Equal(10_000_000, new FileInfo(log + ".1").Length);
        Assert.Equal(2, File.ReadAllLines(log).Length);

        static string?[] Names(JsonElement[] lines) => [.. lines.Select(line => line.GetProperty("event").GetString())];
    }

    [Fact]
    public async Task Exit_codes_tell_how_a_run_went()
    {
        await _fixture.ResetAsync();
        await _fixture.Control.ClearFilesAsync();
        Write("a.txt", "one");
        Assert.Equal(0, Exit("Sync-AtomscaleFolder . -StableFor 0 -ExitCode"));
        Assert.Equal(2, Exit("Sync-AtomscaleFolder ./missing -ExitCode"));
        Assert.Equal(2, Exit("$ErrorActionPreference = 'Stop'; Sync-AtomscaleFolder . -Ledger ./a.txt -ExitCode"));
        Write("b.txt", "two");
        await _fixture.Control.SetFaultsAsync(Fault.Status(Fault.UploadUrls, 422));
        Assert.Equal(1, Exit("Sync-AtomscaleFolder . -StableFor 0 -ExitCode"));
        Write("c.txt", "three");
        await _fixture.Control.SetFaultsAsync(Fault.Hold(Fault.Parts, "part"));
        using var session = Session.ConnectedTo(_fixture.Sandbox);
        session.SetLocation(Data);
        using var running = session.Start("Sync-AtomscaleFolder . -StableFor 0");
        await _fixture.Control.WaitForHeldAsync("part");
        Assert.Equal(3, Exit("Sync-AtomscaleFolder . -StableFor 0 -ExitCode"));
        await _fixture.Control.ReleaseAsync("part");
        running.Finish();
    }

    private async Task<Session> ConnectAsync()
    {
        var session = await _fixture.ConnectAsync();
        await _fixture.Control.ClearFilesAsync();
        session.SetLocation(Data);
        return session;
    }

    // As Task Scheduler starts it: the exit code of the process is what it sees.
    private int Exit(string command)
    {
        var start = Pwsh.Start("-NoProfile", "-NonInteractive", "-Command", $"Import-Module '{Session.ManifestPath}'; {command}");
        start.WorkingDirectory = Data;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["AS_API_KEY"] = _fixture.Sandbox.Key;
        start.Environment["AS_API_ENDPOINT"] = _fixture.Sandbox.Endpoint.ToString();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return process.ExitCode;
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(Data, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
