using System;
using System.Diagnostics;
using System.IO;
using System.Management.Automation.Language;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>The addresses of the project and of its licence are whoever publishes the module to give.</summary>
public sealed class ManifestTests
{
    [Fact]
    public void Without_addresses_the_manifest_has_none()
    {
        var manifest = File.ReadAllText(Session.ManifestPath);
        Assert.DoesNotContain("ProjectUri", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("LicenseUri", manifest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "https://example.org/licence")]
    [InlineData("https://example.org/project?a=b&c=d", "https://example.org/licence")]
    public void Addresses_that_the_build_is_given_stand_in_the_manifest(string? project, string? licence)
    {
        var folder = Directory.CreateTempSubdirectory("atomscale-manifest-").FullName;
        try
        {
            Write(folder + "/", project, licence);
            var file = Path.Combine(folder, "Atomscale.psd1");
            Parser.ParseFile(file, out _, out var errors);
            Assert.Empty(errors);
            var manifest = File.ReadAllText(file);
            Assert.Equal(project is not null, manifest.Contains($"\n            ProjectUri = '{project}'\n", StringComparison.Ordinal));
            Assert.Contains($"\n            LicenseUri = '{licence}'\n", manifest, StringComparison.Ordinal);
            Assert.StartsWith(File.ReadAllText(Session.ManifestPath).Split("PSData = @{")[0], manifest, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The step that writes the manifest alone, into a folder of its own.
    private static void Write(string folder, string? project, string? licence)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Session.RepositoryRoot, RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            "msbuild", "src/Atomscale.Module/Atomscale.Module.csproj", "-t:NameAddresses", "-nodeReuse:false", $"-p:ModuleFolder={folder}", $"-p:ProjectUri={project}", $"-p:LicenseUri={licence}",
        }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
    }
}
