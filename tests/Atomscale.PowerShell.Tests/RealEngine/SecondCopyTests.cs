using System;
using System.IO;
using System.Text.RegularExpressions;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.RealEngine;

/// <summary>More than one copy of the module in one process.</summary>
public sealed class SecondCopyTests : IDisposable
{
    private const string State = "(Get-Command -Module Atomscale).Count -gt 20; [Atomscale.CatalogueEntry].FullName; (Get-TypeData Atomscale.CatalogueEntry).DefaultKeyPropertySet.ReferencedProperties;";

    private static readonly string[] s_usable = ["True", "Atomscale.CatalogueEntry", "DataId"];

    private readonly string _folder = Directory.CreateTempSubdirectory("atomscale-").FullName;

    [Fact]
    public void A_second_copy_of_the_same_version_is_imported() =>
        Assert.Equal(s_usable, Pwsh.Run(null, $"Import-Module '{Copy()}'; {State}"));

    [Fact]
    public void A_second_copy_is_imported_after_the_first_was_removed_and_the_first_again_after_that() =>
        Assert.Equal([.. s_usable, .. s_usable], Pwsh.Run(null, $"Remove-Module Atomscale; Import-Module '{Copy()}'; {State} Remove-Module Atomscale; Import-Module '{Session.ManifestPath}'; {State}"));

    [Fact]
    public void It_is_imported_again_after_it_was_removed_and_with_force() =>
        Assert.Equal([.. s_usable, .. s_usable], Pwsh.Run(null, $"Remove-Module Atomscale; Import-Module '{Session.ManifestPath}'; {State} Import-Module '{Session.ManifestPath}' -Force; {State}"));

    [Fact]
    public void A_second_copy_is_imported_in_a_parallel_runspace() =>
        Assert.Equal(s_usable, Pwsh.Run(null, $"1 | ForEach-Object -Parallel {{ Import-Module '{Copy()}'; {State} }}"));

    [Fact]
    public void Another_version_is_refused_in_one_sentence_and_what_is_loaded_keeps_working()
    {
        var other = Copy("99.0.0");
        var lines = Pwsh.Run(null, $"try {{ Import-Module '{other}' }} catch {{ \"$_\" }}; {State}");
        Assert.Equal(
            [$"Atomscale 99.0.0 cannot be imported: another version, from '{Path.Combine(Session.ModuleFolder, "Core", "Atomscale.PowerShell.dll")}', is loaded in this process. Import it in a new PowerShell process.", .. s_usable],
            lines);
    }

    [Fact]
    public void The_manifest_can_be_read_as_data() =>
        Assert.Equal(["Atomscale.psm1"], Pwsh.Run(null, $"(Import-PowerShellDataFile '{Session.ManifestPath}').RootModule"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Copy(string? version = null)
    {
        foreach (var file in Directory.EnumerateFiles(Session.ModuleFolder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder, "Atomscale", Path.GetRelativePath(Session.ModuleFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var manifest = Path.Combine(_folder, "Atomscale", "Atomscale.psd1");
        if (version is not null) File.WriteAllText(manifest, Regex.Replace(File.ReadAllText(manifest), "ModuleVersion = '[^']+'", $"ModuleVersion = '{version}'"));
        return manifest;
    }
}
