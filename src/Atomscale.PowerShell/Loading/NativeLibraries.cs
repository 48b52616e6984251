using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Atomscale.PowerShell.Loading;

/// <summary>
/// Finds the native libraries that draw and that keep ledgers, in <c>runtimes/&lt;rid&gt;/native</c> beside Core and Desktop, for the
/// process's own architecture: a 32-bit powershell.exe on 64-bit Windows takes the 32-bit ones.
/// </summary>
internal static class NativeLibraries
{
    private const string Drawing = "libSkiaSharp";
    private const string Database = "e_sqlite3";

    /// <summary>The library's full path; null when it is another library, or this system's is not shipped.</summary>
    /// <param name="moduleFolder">The folder that holds runtimes.</param>
    /// <param name="name">The name that is asked for.</param>
    public static string? Find(string moduleFolder, string name)
    {
        var file = Path.GetFileNameWithoutExtension(name) switch
        {
            Drawing => Drawing + Ending(),
            Database or "lib" + Database => (IsWindows ? "" : "lib") + Database + Ending(),
            _ => null,
        };
        if (file is null) return null;
        // One package has a library for all processors of a Mac, the other one for each.
        return new[] { Rid(), $"osx-{Architecture}" }.Select(rid => Path.Combine(moduleFolder, "runtimes", rid, "native", file)).FirstOrDefault(File.Exists);
    }

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    private static string Architecture => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

#if NETFRAMEWORK
    /// <summary>Loads what an assembly calls before it asks for it by its bare name, which then finds the one that is loaded.</summary>
    public static void LoadFor(string? assembly, string moduleFolder)
    {
        var name = assembly switch
        {
            "SkiaSharp" => Drawing,
            "SQLitePCLRaw.provider.e_sqlite3" => Database,
            _ => null,
        };
        if (name is not null && IsWindows && Find(moduleFolder, name) is { } path) _ = LoadLibrary(path);
    }

    [DllImport("kernel32", CharSet = CharSet.Unicode, EntryPoint = "LoadLibraryW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern System.IntPtr LoadLibrary(string path);
#endif

    /// <summary>The platform of this process.</summary>
    public static string Rid()
    {
        var architecture = Architecture;
        if (IsWindows) return "win-" + architecture;
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX)) return "osx";
        return (IsMusl(architecture) ? "linux-musl-" : "linux-") + architecture;
    }

    private static string Ending() => IsWindows ? ".dll" : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? ".dylib" : ".so";

    // Alpine and its like; the loader's name is the mark of the C library.
    private static bool IsMusl(string architecture) => File.Exists($"/lib/ld-musl-{(architecture == "x64" ? "x86_64" : architecture == "arm64" ? "aarch64" : architecture)}.so.1");
}
