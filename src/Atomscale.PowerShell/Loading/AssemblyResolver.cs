#if NETFRAMEWORK
using System;
using System.IO;
using System.Reflection;

namespace Atomscale.PowerShell.Loading;

/// <summary>
/// Windows PowerShell has no binding redirects for a module, and packages refer to other versions of each other than the ones shipped:
/// requests that nothing else could answer are answered by simple name, any version, from the module's folder. Only for files that
/// are there, and only when the request comes from one of them or does not say where it comes from.
/// </summary>
internal static class AssemblyResolver
{
    private static string s_folder = "";

    public static void Start(string folder)
    {
        Stop();
        s_folder = folder;
        AppDomain.CurrentDomain.AssemblyResolve += Answer;
    }

    public static void Stop() => AppDomain.CurrentDomain.AssemblyResolve -= Answer;

    private static Assembly? Answer(object sender, ResolveEventArgs request)
    {
        if (request.RequestingAssembly is { } asking && !IsOurs(asking)) return null;
        var name = new AssemblyName(request.Name).Name;
        NativeLibraries.LoadFor(name, Path.GetDirectoryName(s_folder));
        var path = Path.Combine(s_folder, name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }

    private static bool IsOurs(Assembly assembly) =>
        !assembly.IsDynamic && string.Equals(Path.GetDirectoryName(assembly.Location), s_folder, StringComparison.OrdinalIgnoreCase);
}
#else
using System.Reflection;
using System.Runtime.Loader;

namespace Atomscale.PowerShell.Loading;

/// <summary>
/// On PowerShell 7 the client and all packages live in a load context of the module's own. The default context is asked for none of
/// them but our own two names, so other modules' copies are neither seen nor disturbed.
/// </summary>
internal static class AssemblyResolver
{
    private static ModuleLoadContext? s_context;

    public static void Start(string folder)
    {
        s_context ??= new ModuleLoadContext(folder);
        Stop();
        AssemblyLoadContext.Default.Resolving += Answer;
    }

    public static void Stop() => AssemblyLoadContext.Default.Resolving -= Answer;

    // A file that is missing is left to the runtime's error: the module's context would send the request back here, without end.
    private static Assembly? Answer(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is "Atomscale.Client" or "Atomscale.Graphics" && s_context!.Find(name.Name) is not null ? s_context!.LoadFromAssemblyName(name) : null;
}
#endif
