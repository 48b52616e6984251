using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Atomscale.PowerShell.Tests.Engine;
using Mono.Cecil;
using NetArchTest.Rules;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>docs/architecture.md and the compiled assemblies say the same: who uses whom, in one direction.</summary>
public sealed class ArchitectureTests
{
    private const string Client = "Atomscale.Client";
    private const int MostFilesOfAFolder = 25;

    private static readonly string s_source = Path.Combine(Session.RepositoryRoot, "src");

    public static TheoryData<string> Folders => [.. Rows("Folders of the client").SelectMany(row => row)];

    [Fact]
    public void Assemblies_use_only_those_below_them()
    {
        var layers = Rows("Layers").Select(row => row.Single()).ToArray();
        Assert.Equal(["Atomscale.Client", "Atomscale.Graphics", "Atomscale.Model", "Atomscale.PowerShell"], layers.Order());
        foreach (var (layer, index) in layers.Select((layer, index) => (layer, index)))
        {
            using var module = ModuleDefinition.ReadModule(PathOf(layer));
            var used = module.AssemblyReferences.Select(reference => reference.Name).ToArray();
            Assert.Empty(used.Intersect(layers.Take(index)));
            Assert.Equal(layer == "Atomscale.PowerShell", used.Any(name => name == "System.Management.Automation"));
        }
    }

    [Fact]
    public void The_page_names_every_folder_of_the_client()
    {
        var root = Path.Combine(s_source, Client);
        var folders = SourceFiles(root).Select(file => Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace('\\', '/')).Distinct();
        Assert.Equal(folders.Order(), Rows("Folders of the client").SelectMany(row => row).Order());
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_of_the_client_uses_only_those_above_it(string folder)
    {
        var rows = Rows("Folders of the client").ToArray();
        var index = Array.FindIndex(rows, row => row.Contains(folder));
        var forbidden = ClientTypes()
            .Where(type => Array.FindIndex(rows, row => row.Contains(FolderOf(type))) is var other && (other > index || other == index && FolderOf(type) != folder))
            .Select(type => type.FullName).ToArray();
        if (forbidden.Length == 0) return;

        var result = Types.FromFile(PathOf(Client)).That().ResideInNamespaceMatching($"^{Regex.Escape(NamespaceOf(folder))}$").ShouldNot().HaveDependencyOnAny(forbidden).GetResult();

        Assert.True(result.IsSuccessful, string.Join("\n", (result.FailingTypes ?? []).Select(type => $"{type.FullName}: {type.Explanation}")));
    }

    [Fact]
    public void A_namespace_is_a_folder()
    {
        foreach (var file in SourceFiles(Path.Combine(s_source, Client)))
        {
            var folder = Path.GetRelativePath(Path.Combine(s_source, Client), Path.GetDirectoryName(file)!).Replace('\\', '/');
            if (Regex.Match(File.ReadAllText(file), @"^namespace ([\w.]+);", RegexOptions.Multiline) is { Success: true } match)
                Assert.Equal((file, NamespaceOf(folder)), (file, match.Groups[1].Value));
        }
    }

    [Fact]
    public void No_folder_holds_more_files_than_a_reader_takes_in()
    {
        var crowded = SourceFiles(s_source).GroupBy(file => Path.GetDirectoryName(file)).Where(folder => folder.Count() > MostFilesOfAFolder).Select(folder => $"{folder.Key}: {folder.Count()} files");
        Assert.Empty(crowded);
    }

    // The names between backticks in the first column of a table below a heading.
    private static IEnumerable<string[]> Rows(string heading)
    {
        var lines = File.ReadAllLines(Path.Combine(Session.RepositoryRoot, "docs", "architecture.md"));
        return lines.SkipWhile(line => line != $"## {heading}").SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => Regex.Matches(line.Split('|')[1], "`([^`]+)`").Select(match => match.Groups[1].Value).ToArray());
    }

    private static IEnumerable<string> SourceFiles(string root) => Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Regex.IsMatch(Path.GetRelativePath(s_source, file), @"[\\/](obj|bin)[\\/]"));

    private static string NamespaceOf(string folder) => folder == "." ? Client : $"{Client}.{folder.Replace('/', '.')}";

    private static string FolderOf((string Namespace, string FullName) type) => type.Namespace == Client ? "." : type.Namespace[(Client.Length + 1)..].Replace('.', '/');

    // They are read and not loaded: a second copy in the process would be in the way of other tests.
    private static (string Namespace, string FullName)[] ClientTypes()
    {
        using var module = ModuleDefinition.ReadModule(PathOf(Client));
        return [.. module.Types.Where(type => type.Namespace.StartsWith(Client, StringComparison.Ordinal)).Select(type => (type.Namespace, type.FullName))];
    }

    private static string PathOf(string name) =>
        new[] { "", "lib" }.Select(folder => Path.Combine(Session.ModuleFolder, "Core", folder, name + ".dll")).First(File.Exists);
}
