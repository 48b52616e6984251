using System;
using System.IO;
using System.Management.Automation;

namespace Atomscale.PowerShell.Loading;

/// <summary>
/// Runs when the module is imported and when it is removed. From then on the assemblies behind the commands are found in the module's
/// own folder, whatever versions of them other modules have loaded. Touches none of them itself.
/// </summary>
public sealed class ModuleAssembly : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string s_folder = Path.GetDirectoryName(typeof(ModuleAssembly).Assembly.Location)
        ?? throw new InvalidOperationException("The module's assembly was not loaded from a file.");

    /// <inheritdoc/>
    public void OnImport()
    {
        AssemblyResolver.Start(s_folder);
        // Loads the public types, so that [Atomscale.CatalogueEntry] is found before any command has run.
        GC.KeepAlive(typeof(CatalogueEntry));
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => AssemblyResolver.Stop();
}
