using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.PowerShell.Tests.RealEngine;
using Atomscale.Testing;

namespace Atomscale.PowerShell.Tests.Terminals;

/// <summary>
/// A pwsh in a terminal of its own (a tmux server with a private socket), with the built module imported and connected to a sandbox: keys go in,
/// and what stands on the screen comes out. It has a folder of its own, which is the current one.
/// </summary>
internal sealed class Terminal : IDisposable
{
    private const int Rows = 60;

    private readonly string _socket;
    private readonly int _columns;
    private int _entered;

    private Terminal(int columns)
    {
        _columns = columns;
        _socket = Path.Combine(Folder, ".tmux");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("atomscale-terminal-").FullName;

    /// <summary>The prompt at which the next line is typed, without the space at its end.</summary>
    public string Prompt => $"ready {_entered}>";

    /// <summary>What stands on the screen, by lines as the terminal breaks them.</summary>
    public string[] Screen => Tmux("capture-pane", "-p").TrimEnd().Split('\n');

    /// <summary>What stands on the screen, with lines that the terminal had to break put together again.</summary>
    public string[] Unbroken => Tmux("capture-pane", "-p", "-J").TrimEnd().Split('\n').Select(line => line.TrimEnd()).ToArray();

    /// <summary>Starts one, and waits for its first prompt.</summary>
    public static async Task<Terminal> StartAsync(SandboxProcess sandbox, int columns = 80)
    {
        var terminal = new Terminal(columns);
        try
        {
            var script = Path.Combine(terminal.Folder, ".start.ps1");
            File.WriteAllText(script, $$"""
                $env:AS_API_KEY = '{{sandbox.Key}}'
                $env:AS_API_ENDPOINT = '{{sandbox.Endpoint}}'
                $env:ATOMSCALE_STATE_PATH = '{{Path.Combine(terminal.Folder, ".state")}}'
                Set-Location '{{terminal.Folder}}'
                Set-PSReadLineOption -EditMode Windows -PredictionSource None -HistorySaveStyle SaveNothing -BellStyle None
                Import-Module '{{Session.ManifestPath}}'
                function prompt { "ready $([int](Get-History -Count 1).Id)> " }
                Clear-Host
                """);
            var pwsh = Pwsh.Start("-NoLogo", "-NoProfile", "-NoExit", "-File", script);
            terminal.Tmux(["new-session", "-d", "-x", $"{columns}", "-y", $"{Rows}", pwsh.FileName, .. pwsh.ArgumentList]);
            await terminal.WaitForPromptAsync();
            return terminal;
        }
        catch
        {
            terminal.Dispose();
            throw;
        }
    }

    /// <summary>Types text, without a key at its end.</summary>
    public void Type(string text) => Tmux("send-keys", "-l", text);

    /// <summary>Presses a key by its name in tmux: Enter, Tab, Escape, C-c.</summary>
    public void Press(string key) => Tmux("send-keys", key);

    /// <summary>Types a line and presses Enter.</summary>
    public void Enter(string line)
    {
        Type(line);
        Press("Enter");
        _entered++;
    }

    /// <summary>Runs a line on a screen of its own, and waits until the prompt is back.</summary>
    /// <returns>What it shows, with lines that the terminal had to break put together again.</returns>
    public async Task<string[]> RunAsync(string line)
    {
        Enter("Clear-Host");
        await WaitForPromptAsync();
        Enter(line);
        await WaitForPromptAsync();
        return Unbroken[1..^1];
    }

    /// <summary>Waits for the prompt after the last line that was entered; it has that line's number.</summary>
    public Task WaitForPromptAsync() => WaitForAsync(screen => screen[^1].TrimEnd() == Prompt);

    /// <summary>Waits until the screen shows something.</summary>
    public Task WaitForAsync(Func<string[], bool> shows) => Wait.UntilAsync(
        () => Task.FromResult(shows(Screen)), () => Task.FromResult($"the screen of {_columns} columns shows\n{string.Join('\n', Screen)}"));

    public void Dispose()
    {
        try
        {
            Tmux("kill-server");
        }
        catch (InvalidOperationException)
        {
            // pwsh has ended before, and the server with it.
        }

        Directory.Delete(Folder, recursive: true);
    }

    private string Tmux(params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        // Its own settings and no one else's; text in UTF-8.
        foreach (var argument in (string[])["-u", "-f", "/dev/null", "-S", _socket, .. arguments]) start.ArgumentList.Add(argument);
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("TMUX");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"tmux {arguments[0]}: {errors.Result}");
    }
}
