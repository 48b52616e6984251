using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;
using Atomscale.PowerShell.Tests.Engine;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>The module's own assemblies, as an import of the built module loads them.</summary>
internal static class ModuleAssemblies
{
    private static readonly Lazy<(Assembly Commands, Assembly Model)> s_loaded = new(() =>
    {
        using var session = new Session();
        session.Run("Get-Command -Module Atomscale").ThrowIfFailed();
        return (Find("Atomscale.PowerShell"), Find("Atomscale.Model"));
    });

    public static Assembly Commands => s_loaded.Value.Commands;

    public static Assembly Model => s_loaded.Value.Model;

    /// <summary>The load context that holds the client, once a command has needed it.</summary>
    public static AssemblyLoadContext PrivateContext => AssemblyLoadContext.All.Single(context => context.Assemblies.Any(assembly => assembly.GetName().Name == "Atomscale.Client"));

    public static IReadOnlyList<Type> CommandTypes => [.. Commands.GetExportedTypes().Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null)];

    public static string NameOf(Type command)
    {
        var attribute = command.GetCustomAttribute<CmdletAttribute>()!;
        return $"{attribute.VerbName}-{attribute.NounName}";
    }

    private static Assembly Find(string name) => AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == name);
}
