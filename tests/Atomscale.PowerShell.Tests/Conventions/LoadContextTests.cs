using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>Which copy of an assembly the module's load context takes: the runtime's own, or the one that is shipped.</summary>
[Collection(SandboxCollection.Name)]
public sealed class LoadContextTests(SandboxFixture lab)
{
    [Theory]
    [InlineData("System.Text.Json", "8.0.0.0", false)]
    [InlineData("System.Text.Json", "10.0.0.0", false)]
    [InlineData("System.Text.Json", "99.0.0.0", true)]
    [InlineData("Polly.Core", "8.0.0.0", true)]
    [InlineData("Microsoft.Extensions.Http", "8.0.0.0", true)]
    public void The_runtime_s_own_is_taken_when_it_is_not_older_than_what_is_asked_for(string name, string version, bool isOurs)
    {
        var context = (AssemblyLoadContext)Activator.CreateInstance(
            ModuleAssemblies.Commands.GetType("Atomscale.PowerShell.Loading.ModuleLoadContext", throwOnError: true)!, Path.Combine(Session.ModuleFolder, "Core"))!;
        var loaded = context.LoadFromAssemblyName(new AssemblyName(name) { Version = Version.Parse(version) });
        Assert.Equal(isOurs, loaded.Location.StartsWith(Session.ModuleFolder, StringComparison.Ordinal));
        Assert.Equal(isOurs ? context : AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(loaded));
    }

    [Fact]
    public async Task A_search_loads_nothing_a_second_time_that_the_runtime_has()
    {
        using var session = await lab.ConnectAsync();
        session.Run("Search-AtomscaleCatalogue -First 1").ThrowIfFailed();
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var own = ModuleAssemblies.PrivateContext.Assemblies.Select(assembly => assembly.GetName().Name).ToArray();
        Assert.Contains("Polly.Core", own);
        Assert.Contains("Microsoft.Extensions.Http", own);
        Assert.DoesNotContain(own, name => File.Exists(Path.Combine(runtime, name + ".dll")));
    }
}
