using System;
using System.Diagnostics;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Demo;

/// <summary>The sandbox as a child process. It ends with its standard input: so when this process ends, in whatever way, it does too.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private SandboxProcess(Process process, string endpoint, string key)
    {
        _process = process;
        Endpoint = endpoint;
        Key = key;
    }

    public string Endpoint { get; }

    public string Key { get; }

    /// <exception cref="DemoException">It did not start.</exception>
    public static async Task<SandboxProcess> StartAsync(string assembly, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } self && IsDotnet(self) ? self : "dotnet")
        {
            ArgumentList = { assembly, "--json", "--exit-with-input" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new DemoException("the sandbox did not start.");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(s_timeout, cancellationToken)
                ?? throw new DemoException("the sandbox ended at once; what it said stands above.");
            using var announcement = JsonDocument.Parse(line);
            return new SandboxProcess(process, Text(announcement, "endpoint"), Text(announcement, "key"));
        }
        catch (Exception error)
        {
            await EndAsync(process);
            if (error is TimeoutException) throw new DemoException($"the sandbox was not ready within {s_timeout.TotalSeconds:0} s.");
            throw;
        }
    }

    public ValueTask DisposeAsync() => EndAsync(_process);

    private static async ValueTask EndAsync(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            using var timeout = new CancellationTokenSource(s_timeout);
            try
            {
                await process.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static bool IsDotnet(string path) => System.IO.Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonDocument announcement, string name) => announcement.RootElement.GetProperty(name).GetString()!;
}
