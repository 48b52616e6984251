#if NETFRAMEWORK
using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Atomscale.Client.Tests.Sync;

/// <summary>Loads the database's library by its path, as the module does: the runner copies the assemblies elsewhere, and not what they call.</summary>
internal static class NativeDatabase
{
    private const int Now = 2;

#pragma warning disable CA2255 // Any test may be the first that needs it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Load()
    {
        var folder = AppDomain.CurrentDomain.BaseDirectory;
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) _ = LoadLibrary(Path.Combine(folder, "e_sqlite3.dll"));
        else _ = Open(Path.Combine(folder, "libe_sqlite3.so"), Now);
    }

    [DllImport("libdl.so.2", EntryPoint = "dlopen")]
    private static extern IntPtr Open([MarshalAs(UnmanagedType.LPStr)] string path, int mode);

    [DllImport("kernel32", CharSet = CharSet.Unicode, EntryPoint = "LoadLibraryW")]
    private static extern IntPtr LoadLibrary(string path);
}
#endif
