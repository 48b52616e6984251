using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Demo;

/// <summary>Starts the sandbox, imports the built module into a real PowerShell, and runs the main job line by line.</summary>
internal static class Program
{
    private const string OutputFolder = "atomscale-demo";
    // File systems keep times to two seconds at worst.
    private static readonly TimeSpan s_clockGrain = TimeSpan.FromSeconds(2);

    private const int Failed = 1;
    private const int Interrupted = 130;

    public static async Task<int> Main()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var interrupt = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            interrupt.Cancel();
        };
        try
        {
            return await RunAsync(interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return Interrupted;
        }
        catch (DemoException error)
        {
            await Console.Error.WriteLineAsync($"The demo failed: {error.Message}");
            return Failed;
        }
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var sandbox = await SandboxProcess.StartAsync(BuiltFile("SandboxAssembly"), cancellationToken);
        var job = new DemoJob(Path.Combine(AppContext.BaseDirectory, "demo.ps1"), Shown(BuiltFile("ModuleManifest")), sandbox);
        var started = DateTime.UtcNow;
        var folder = Directory.CreateDirectory(OutputFolder);
        var pwsh = BuiltFile("Pwsh");
        Console.WriteLine($"The sandbox, a local server with synthetic data, answers at {sandbox.Endpoint}");
        Console.WriteLine($"The lines below run in PowerShell 7: {pwsh}");
        Console.WriteLine();
        var exitCode = await PwshProcess.RunAsync(pwsh, job, cancellationToken);
        if (exitCode != 0) throw new DemoException($"PowerShell ended with exit code {exitCode}; its last message stands above.");
        Summarise(folder, started, job.Manifest);
        return 0;
    }

    private static void Summarise(DirectoryInfo folder, DateTime started, string manifest)
    {
        var written = folder.GetFiles().Where(file => file.LastWriteTimeUtc >= started - s_clockGrain).OrderBy(file => file.Name, StringComparer.Ordinal).ToArray();
        var width = written.Max(file => file.Name.Length);
        Console.WriteLine();
        Console.WriteLine($"Written to {folder.FullName}:");
        foreach (var file in written) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {file.Name.PadRight(width)} {file.Length / 1024.0,8:N0} KiB"));
        Console.WriteLine();
        Console.WriteLine("For the real service, in PowerShell 7.4 or later or in Windows PowerShell 5.1:");
        Console.WriteLine($"  Import-Module {manifest}");
        Console.WriteLine("  Connect-Atomscale                        # asks for the key; or set AS_API_KEY before PowerShell starts");
        Console.WriteLine("  Search-AtomscaleCatalogue -First 10");
    }

    private static string BuiltFile(string name)
    {
        var path = typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(item => item.Key == name).Value!;
        return File.Exists(path) ? path : throw new DemoException($"'{path}' is not there: build it with dotnet build.");
    }

    // As short as a user would type it, where it stands below the current folder.
    private static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path).Replace('\\', '/');
        var shown = Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal) ? path : $"./{relative}";
        return shown.All(character => char.IsLetterOrDigit(character) || "/\\:.-_".Contains(character, StringComparison.Ordinal)) ? shown : $"'{shown.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
