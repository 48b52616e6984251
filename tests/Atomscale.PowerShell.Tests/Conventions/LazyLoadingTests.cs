using System;
using System.IO;
using System.Linq;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

public sealed class LazyLoadingTests
{
    // What this process has loaded for other tests does not count: the files are kept from the module, and importing it must not miss them.
    [Fact]
    public void Importing_the_module_and_reading_its_commands_needs_nothing_that_draws()
    {
        var references = typeof(LazyLoadingTests).Assembly.GetReferencedAssemblies().Select(name => name.Name);
        Assert.DoesNotContain("Atomscale.Graphics", references);
        var copy = Directory.CreateTempSubdirectory("atomscale-tests-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Session.ModuleFolder, "*", SearchOption.AllDirectories))
            {
                if (Path.GetFileName(file) is "Atomscale.Graphics.dll" or "SkiaSharp.dll" || file.Contains("runtimes", StringComparison.Ordinal)) continue;
                var target = Path.Combine(copy, Path.GetRelativePath(Session.ModuleFolder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            using var session = new Session(Path.Combine(copy, "Atomscale.psd1"));
            Assert.NotEmpty(session.Run("(Get-Command -Module Atomscale).Parameters.Keys").ThrowIfFailed().Output);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
