using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.Loader;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

public sealed class ImportTests
{
    [Fact]
    public void It_imports_by_path_and_again_with_force()
    {
        using var session = new Session();
        session.Run($"Import-Module '{Session.ManifestPath}' -Force").ThrowIfFailed();
        Assert.Equal(ModuleAssemblies.CommandTypes.Count, session.Run("Get-Command -Module Atomscale -CommandType Cmdlet").ThrowIfFailed().Output.Count);
        Assert.Empty(session.Run("Get-AtomscaleConnection").ThrowIfFailed().Output);
    }

    [Fact]
    public void It_imports_by_name_from_the_module_path()
    {
        var before = Environment.GetEnvironmentVariable("PSModulePath");
        Environment.SetEnvironmentVariable("PSModulePath", Path.GetDirectoryName(Session.ModuleFolder));
        try
        {
            using var session = new Session("Atomscale");
            Assert.NotEmpty(session.Run("Get-Command -Module Atomscale").ThrowIfFailed().Output);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PSModulePath", before);
        }
    }

    [Fact]
    public void Only_our_own_two_names_stand_in_the_default_context()
    {
        using var session = new Session();
        session.Run("Connect-Atomscale -ApiKey some-key-0123456789 -NoTest; Get-AtomscaleConnection").ThrowIfFailed();
        var library = Directory.EnumerateFiles(Path.Combine(Session.ModuleFolder, "Core", "lib"), "*.dll").Select(Path.GetFullPath).ToHashSet();
        var inDefault = AssemblyLoadContext.Default.Assemblies.Where(assembly => !assembly.IsDynamic && library.Contains(assembly.Location)).Select(assembly => assembly.GetName().Name);
        Assert.Empty(inDefault);
        Assert.Equal("Atomscale", ModuleAssemblies.PrivateContext.Name);
    }

    [Fact]
    public void Removing_it_takes_its_commands_away()
    {
        using var session = new Session();
        session.Run("Remove-Module Atomscale").ThrowIfFailed();
        Assert.IsType<CommandNotFoundException>(session.Run("Get-AtomscaleConnection").Error.Exception);
    }
}
