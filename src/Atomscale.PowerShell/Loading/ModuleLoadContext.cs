#if !NETFRAMEWORK
using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Atomscale.PowerShell.Loading;

/// <summary>Finds assemblies in <c>Core/lib</c>, by simple name; the public types come from the default context, where scripts see them.</summary>
internal sealed class ModuleLoadContext(string folder) : AssemblyLoadContext("Atomscale")
{
    private readonly string _library = Path.Combine(folder, "lib");

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == typeof(CatalogueEntry).Assembly.GetName().Name) return typeof(CatalogueEntry).Assembly;
        var path = Path.Combine(_library, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        NativeLibraries.Find(Path.GetDirectoryName(folder)!, unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;
}
#endif
