using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace Atomscale.Testing;

/// <summary>
/// A sandbox of its own process, on free ports, with the arguments of its command line. It ends when this object is disposed of, and, since
/// it reads our end of its standard input, also when the test process dies.
/// </summary>
internal sealed class SandboxProcess : IDisposable
{
    private const string SolutionName = "Atomscale.PowerShell.sln";

    private readonly Process _process;
    private readonly string[] _arguments;
    private bool _isDisposed;

    private SandboxProcess(Process process, string[] arguments, JsonElement ready)
    {
        _process = process;
        _arguments = arguments;
        Endpoint = new Uri(ready.GetProperty("endpoint").GetString()!);
        Storage = new Uri(ready.GetProperty("storage").GetString()!);
        Key = ready.GetProperty("key").GetString()!;
        Control = new SandboxControl(new Uri(ready.GetProperty("control").GetString()!));
    }

    /// <summary>The address of the API, ending in a slash.</summary>
    public Uri Endpoint { get; }

    /// <summary>Where presigned addresses point to, ending in a slash.</summary>
    public Uri Storage { get; }

    /// <summary>The key that the API accepts.</summary>
    public string Key { get; }

    public SandboxControl Control { get; }

    /// <summary>The processor time it has taken until now.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static SandboxProcess Start(params string[] arguments)
    {
        var (root, configuration) = FindBuild();
        var program = Path.Combine(root, "src", "Atomscale.Sandbox", "bin", configuration, "net10.0", "Atomscale.Sandbox.dll");
        if (!File.Exists(program))
            throw new FileNotFoundException($"The sandbox is not built ({configuration}).", program);
        var errors = new StringBuilder();
        string[] line = [program, "--json", "--exit-with-input", .. arguments];
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", string.Join(" ", line.Select(Quote)))
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.ErrorDataReceived += (_, received) =>
        {
            lock (errors)
                errors.AppendLine(received.Data);
        };
        process.Start();
        process.BeginErrorReadLine();
        try
        {
            var answer = Task.Run(process.StandardOutput.ReadLine);
            if (!answer.Wait(Wait.Limit))
                throw new TimeoutException("The sandbox was not ready in time.");
            using var ready = JsonDocument.Parse(answer.Result ?? throw new InvalidOperationException("The sandbox ended at once."));
            return new SandboxProcess(process, arguments, ready.RootElement);
        }
        catch (Exception error)
        {
            Stop(process);
            string said;
            lock (errors)
                said = errors.ToString().Trim();
            throw new InvalidOperationException($"{error.Message} It said: {said}", error);
        }
    }

    /// <summary>
    /// Ends this sandbox, cutting what is under way, and starts one like it on the same ports of API and storage. Presigned addresses of downloads
    /// stay good; what was uploaded is gone.
    /// </summary>
    public SandboxProcess Restart()
    {
        Dispose();
        return Start([.. _arguments, "--port", $"{Endpoint.Port}", "--storage-port", $"{Storage.Port}"]);
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Control.Dispose();
        Stop(_process);
    }

    private static void Stop(Process process)
    {
        process.StandardInput.Dispose();
        if (!process.WaitForExit((int)Wait.Limit.TotalMilliseconds))
        {
            process.Kill();
            process.WaitForExit();
        }
        process.Dispose();
    }

    /// <summary>The repository's root, and the configuration that the tests were built in: both stand in the path that they run from.</summary>
    private static (string Root, string Configuration) FindBuild()
    {
        var start = AppContext.BaseDirectory;
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, SolutionName)))
                continue;
            var names = start.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
            var isRelease = names.Contains("Release", StringComparer.OrdinalIgnoreCase);
            return (folder.FullName, isRelease ? "Release" : "Debug");
        }
        throw new DirectoryNotFoundException($"No folder above {start} holds {SolutionName}.");
    }

    /// <summary>Quotes an argument as both platforms read it back; .NET Framework has no list of arguments.</summary>
    private static string Quote(string argument)
    {
        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in argument)
        {
            if (character == '"')
                quoted.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            quoted.Append(character);
        }
        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
