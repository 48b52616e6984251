using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>
/// Reads the metadata of what is shipped: every reference of every assembly is shipped beside it, or in the framework, or PowerShell's
/// own; and what loads in the default context refers to nothing third-party.
/// </summary>
public sealed class ClosedSetTests
{
    private const int OldestRuntime = 8;
    private const string Host = "System.Management.Automation";

    private static readonly string[] s_ours = ["Atomscale.Model", "Atomscale.Client", "Atomscale.Graphics"];

    [Theory]
    [InlineData("Desktop")]
    [InlineData("Core")]
    public void Every_reference_can_be_answered(string edition) => Assert.Empty(Unanswered(Folders(edition), edition));

    [Theory]
    [InlineData("Desktop", "System.Text.Json.dll")]
    [InlineData("Core", "lib/Polly.Core.dll")]
    public void An_assembly_taken_away_is_noticed(string edition, string taken)
    {
        var files = Folders(edition).Where(path => !path.EndsWith(taken.Replace('/', Path.DirectorySeparatorChar), StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(Unanswered(files, edition));
    }

    [Theory]
    [InlineData("Desktop")]
    [InlineData("Core")]
    public void What_loads_in_the_default_context_refers_to_nothing_third_party(string edition)
    {
        var framework = Framework(edition);
        foreach (var name in new[] { "Atomscale.PowerShell.dll", "Atomscale.Model.dll" })
        {
            var references = References(Path.Combine(Session.ModuleFolder, edition, name)).Select(reference => reference.Name);
            Assert.DoesNotContain(references, reference => !framework.ContainsKey(reference!) && reference != Host && !s_ours.Contains(reference));
        }
    }

    [Fact]
    public void PowerShell_itself_is_never_shipped() =>
        Assert.DoesNotContain(Directory.EnumerateFiles(Session.ModuleFolder, "*.dll", SearchOption.AllDirectories), path => Path.GetFileName(path).StartsWith(Host, StringComparison.OrdinalIgnoreCase) || Path.GetFileName(path).StartsWith("Microsoft.PowerShell.", StringComparison.OrdinalIgnoreCase));

    // A copy of it is another assembly than the one that the runtime's System.Net.Http uses: every request would fail.
    [Fact]
    public void On_PowerShell_7_DiagnosticSource_is_the_runtime_s() =>
        Assert.DoesNotContain(Folders("Core"), path => Path.GetFileName(path) == "System.Diagnostics.DiagnosticSource.dll");

    private static string[] Folders(string edition) => [.. Directory.EnumerateFiles(Path.Combine(Session.ModuleFolder, edition), "*.dll", SearchOption.AllDirectories)];

    // Ours are answered by simple name, any version; the framework's only up to the version it has.
    private static IEnumerable<string> Unanswered(IReadOnlyCollection<string> files, string edition)
    {
        var shipped = files.Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var framework = Framework(edition);
        return
            from file in files
            from reference in References(file)
            where reference.Name != Host && !shipped.Contains(reference.Name!) && !(framework.TryGetValue(reference.Name!, out var version) && version >= reference.Version)
            select $"{Path.GetFileName(file)} refers to {reference.Name} {reference.Version}";
    }

    private static AssemblyName[] References(string path)
    {
        using var stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }

    private static Dictionary<string, Version> Framework(string edition)
    {
        var folder = edition == "Desktop" ? NetFrameworkReferences() : Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var found = new Dictionary<string, Version>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories))
        {
            // The module runs on .NET 8 (PowerShell 7.4), whose assemblies have that version where those of this runtime have its own.
            if (VersionOf(path) is { } version)
                found[Path.GetFileNameWithoutExtension(path)] = edition == "Core" && version.Major > OldestRuntime ? new Version(OldestRuntime, 0, 0, 0) : version;
        }

        return found;
    }

    private static Version? VersionOf(string path)
    {
        using var stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        if (!image.HasMetadata) return null;
        var metadata = image.GetMetadataReader();
        return metadata.IsAssembly ? metadata.GetAssemblyDefinition().Version : null;
    }

    // The reference assemblies that the build itself used: those of .NET Framework 4.7.2, the oldest that the module supports.
    private static string NetFrameworkReferences() => typeof(ClosedSetTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "NetFrameworkReferences").Value!;
}
