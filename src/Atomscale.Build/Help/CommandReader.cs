using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace Atomscale.Build.Help;

/// <summary>Finds the commands of the built assembly. Its dependencies stand beside it.</summary>
internal static class CommandReader
{
    public static IReadOnlyList<CommandDescription> Read(string assemblyPath)
    {
        var path = Path.GetFullPath(assemblyPath);
        AssemblyLoadContext.Default.Resolving += (context, name) => Beside(path, name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        return
        [
            .. from type in AssemblyLoadContext.Default.LoadFromAssemblyPath(path).GetExportedTypes()
               let cmdlet = type.GetCustomAttribute<CmdletAttribute>()
               where cmdlet is not null
               let command = new CommandDescription($"{cmdlet.VerbName}-{cmdlet.NounName}", type)
               orderby command.Name
               select command,
        ];
    }

    private static string? Beside(string path, AssemblyName name)
    {
        var found = Path.Combine(Path.GetDirectoryName(path)!, name.Name + ".dll");
        return File.Exists(found) ? found : null;
    }
}
