using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Terminals;

/// <summary>What only a terminal shows: keys, progress, and how wide the views are.</summary>
public sealed class TerminalTests(SandboxFixture lab) : IClassFixture<SandboxFixture>
{
    [TerminalFact]
    public async Task Ctrl_C_ends_a_search()
    {
        await lab.ResetAsync();
        using var terminal = await Terminal.StartAsync(lab.Sandbox);
        await lab.Control.SetFaultsAsync(Fault.Hold("data_entries/", "search", afterEntries: 10));
        terminal.Enter("Search-AtomscaleCatalogue | Out-Null; 'not stopped'");
        await lab.Control.WaitForHeldAsync("search");
        terminal.Press("C-c");
        await terminal.WaitForPromptAsync();
        Assert.DoesNotContain("not stopped", terminal.Screen.Select(line => line.TrimEnd()));
        await lab.Control.WaitForNoOpenRequestsAsync();
        await lab.Control.ClearFaultsAsync();
        Assert.Contains("True", await terminal.RunAsync("@(Search-AtomscaleCatalogue).Count -ge 300"));
    }

    [TerminalFact]
    public async Task Ctrl_C_ends_an_upload_and_the_same_command_sends_the_file()
    {
        await lab.ResetAsync();
        using var terminal = await Terminal.StartAsync(lab.Sandbox);
        File.WriteAllText(Path.Combine(terminal.Folder, "a.imm"), "one");
        await lab.Control.SetFaultsAsync(Fault.Hold(Fault.Parts, "part"));
        terminal.Enter("Send-AtomscaleFile a.imm; 'not stopped'");
        await lab.Control.WaitForHeldAsync("part");
        terminal.Press("C-c");
        await terminal.WaitForPromptAsync();
        Assert.DoesNotContain("not stopped", terminal.Screen.Select(line => line.TrimEnd()));
        await lab.Control.ReleaseAnyAsync("part");
        await lab.Control.WaitForNoOpenRequestsAsync();
        Assert.DoesNotContain(await lab.Control.GetRequestsAsync(), request => request.Path.Contains("complete"));
        Assert.Contains("a.imm", await terminal.RunAsync("(Send-AtomscaleFile a.imm).FileName"));
    }

    [TerminalFact]
    public async Task Ctrl_C_ends_a_download_and_the_same_command_fetches_the_rest()
    {
        await lab.ResetAsync();
        using var terminal = await Terminal.StartAsync(lab.Sandbox);
        await terminal.RunAsync("$video = Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 1");
        await lab.Control.SetFaultsAsync(Fault.Hold(Fault.ProcessedFiles, "body", afterBytes: 3_000_000));
        terminal.Enter("$video | Save-AtomscaleVideo -Destination videos; 'not stopped'");
        await lab.Control.WaitForHeldAsync("body");
        await Wait.UntilAsync(() => Directory.GetFiles(Path.Combine(terminal.Folder, "videos"), "*.part").Any(part => new FileInfo(part).Length > 0));
        terminal.Press("C-c");
        await terminal.WaitForPromptAsync();
        Assert.DoesNotContain("not stopped", terminal.Screen.Select(line => line.TrimEnd()));
        await lab.Control.WaitForNoOpenRequestsAsync();
        await lab.ResetAsync();
        Assert.Contains("1", await terminal.RunAsync("@($video | Save-AtomscaleVideo -Destination videos).Count"));
        Assert.NotNull((await lab.Control.GetRequestsAsync()).Single(request => request.Port == "storage").Header("Range"));
        Assert.Single(Directory.GetFiles(Path.Combine(terminal.Folder, "videos")));
    }

    [TerminalTheory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Progress_fits_the_window_and_is_gone_in_the_end(int columns)
    {
        await lab.ResetAsync();
        using var terminal = await Terminal.StartAsync(lab.Sandbox, columns);
        var name = $"a file with quite a long name, as instruments give them, {new string('0', 60)}.imm";
        File.WriteAllText(Path.Combine(terminal.Folder, name), "one");
        await lab.Control.SetFaultsAsync(Fault.Hold(Fault.Parts, "part"));
        terminal.Enter("$sent = Send-AtomscaleFile *.imm");
        await lab.Control.WaitForHeldAsync("part");
        await terminal.WaitForAsync(screen => screen.Any(line => line.Contains("Sending", StringComparison.Ordinal)) && screen.Any(line => line.Contains("a file with", StringComparison.Ordinal)));
        Assert.All(terminal.Unbroken, line => Assert.InRange(line.Length, 0, columns));
        await lab.Control.ReleaseAsync("part");
        await terminal.WaitForPromptAsync();
        Assert.DoesNotContain(terminal.Screen, line => line.Contains("Sending", StringComparison.Ordinal) || line.Contains("a file with", StringComparison.Ordinal));
    }

    [TerminalTheory]
    [InlineData("Search-AtomscaleCatalogue -DataType rheed_st", "rheed_stationary")]
    [InlineData("Search-AtomscaleCatalogue -Status succ", "success")]
    [InlineData("Get-AtomscalePhysicalSample -Name sg-13", "SG-1371")]
    public async Task Tab_completes(string typed, string value)
    {
        await lab.ResetAsync();
        using var terminal = await Terminal.StartAsync(lab.Sandbox);
        // What the server has not answered in time is there at a later press: so it is asked beforehand.
        await terminal.RunAsync($"while (-not (TabExpansion2 '{typed}' {typed.Length}).CompletionMatches) {{ Start-Sleep -Milliseconds 50 }}");
        terminal.Type(typed);
        terminal.Press("Tab");
        var wanted = $"{terminal.Prompt} {typed[..(typed.LastIndexOf(' ') + 1)]}{value}";
        await terminal.WaitForAsync(screen => screen[^1].TrimEnd() == wanted);
    }

    [TerminalFact]
    public async Task Views_fit_80_columns_with_their_headers()
    {
        await lab.ResetAsync();
        using var terminal = await Terminal.StartAsync(lab.Sandbox);
        foreach (var (line, header) in new[]
        {
            ("Search-AtomscaleCatalogue -First 20", "Status"),
            ("Search-AtomscaleCatalogue -DataType xps,rheed_stationary,tool_state -Status success -First 12 | Get-AtomscaleResult", "Type"),
            ("Get-AtomscalePhysicalSample", "Name"),
            ("Get-AtomscaleProject", "Name"),
            ("Get-AtomscaleGrowthInstrument", "Name"),
            ("Get-AtomscaleConnection", "Endpoint"),
            ("Test-AtomscaleConnection", "Step"),
        })
        {
            var shown = await terminal.RunAsync(line);
            Assert.True(shown.Any(row => row.Contains(header, StringComparison.Ordinal)), $"{line} shows no {header}:\n{string.Join('\n', shown)}");
            Assert.All(shown, row => Assert.True(row.Length <= 80, $"{line}: {row}"));
        }
    }
}
