#if !NETFRAMEWORK
using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Atomscale.PowerShell.Loading;

/// <summary>
/// Finds assemblies by simple name: the public types in the default context, where scripts see them; what the runtime itself has in the
/// runtime, when its version is at least the one that is asked for; everything else in <c>Core/&lt;rid&gt;</c>, compiled for this
/// platform, or in <c>Core/lib</c>.
/// </summary>
internal sealed class ModuleLoadContext(string folder) : AssemblyLoadContext("Atomscale")
{
    private readonly string[] _folders = [Path.Combine(folder, NativeLibraries.Rid()), Path.Combine(folder, "lib")];
    private readonly string _runtime = RuntimeEnvironment.GetRuntimeDirectory();

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == typeof(CatalogueEntry).Assembly.GetName().Name) return typeof(CatalogueEntry).Assembly;
        return Find(assemblyName.Name) is { } shipped ? OfRuntime(assemblyName) ?? LoadFromAssemblyPath(shipped) : null;
    }

    /// <summary>The file that the module ships under a name; null when there is none.</summary>
    public string? Find(string? name) => Array.Find(Array.ConvertAll(_folders, library => Path.Combine(library, name + ".dll")), File.Exists);

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        NativeLibraries.Find(Path.GetDirectoryName(folder)!, unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;

    // The runtime's copies are precompiled, and PowerShell has loaded most of them by now. Names that the runtime does not have are not
    // asked of the default context: what it holds under them belongs to other modules.
    private Assembly? OfRuntime(AssemblyName wanted)
    {
        if (!File.Exists(Path.Combine(_runtime, wanted.Name + ".dll"))) return null;
        var found = Default.LoadFromAssemblyName(new AssemblyName(wanted.Name!));
        return found.GetName().Version >= wanted.Version ? found : null;
    }
}
#endif
