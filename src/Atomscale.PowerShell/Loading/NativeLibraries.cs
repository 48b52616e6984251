using System.IO;
using System.Runtime.InteropServices;

namespace Atomscale.PowerShell.Loading;

/// <summary>
/// Finds the native library that draws, in <c>runtimes/&lt;rid&gt;/native</c> beside Core and Desktop, for the process's own
/// architecture: a 32-bit powershell.exe on 64-bit Windows takes the 32-bit one.
/// </summary>
internal static class NativeLibraries
{
    private const string Name = "libSkiaSharp";

    /// <summary>The assembly that calls it.</summary>
    public const string Caller = "SkiaSharp";

    /// <summary>The library's full path; null when it is another library, or this system's is not shipped.</summary>
    /// <param name="moduleFolder">The folder that holds runtimes.</param>
    /// <param name="name">The name that is asked for.</param>
    public static string? Find(string moduleFolder, string name)
    {
        if (Path.GetFileNameWithoutExtension(name) != Name) return null;
        var path = Path.Combine(moduleFolder, "runtimes", Rid(), "native", Name + Ending());
        return File.Exists(path) ? path : null;
    }

#if NETFRAMEWORK
    /// <summary>Loads it before it is asked for by its bare name, which then finds the one that is loaded.</summary>
    public static void Load(string moduleFolder)
    {
        if (Find(moduleFolder, Name) is { } path && RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) _ = LoadLibrary(path);
    }

    [DllImport("kernel32", CharSet = CharSet.Unicode, EntryPoint = "LoadLibraryW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern System.IntPtr LoadLibrary(string path);
#endif

    /// <summary>The platform of this process.</summary>
    public static string Rid()
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return "win-" + architecture;
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX)) return "osx";
        return (IsMusl(architecture) ? "linux-musl-" : "linux-") + architecture;
    }

    private static string Ending() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? ".dll" : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? ".dylib" : ".so";

    // Alpine and its like; the loader's name is the mark of the C library.
    private static bool IsMusl(string architecture) => File.Exists($"/lib/ld-musl-{(architecture == "x64" ? "x86_64" : architecture == "arm64" ? "aarch64" : architecture)}.so.1");
}
