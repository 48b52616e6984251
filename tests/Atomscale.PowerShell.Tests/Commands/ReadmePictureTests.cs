using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

[Collection(SandboxCollection.Name)]
public sealed class ReadmePictureTests(SandboxFixture lab) : IDisposable
{
    private const long MostBytes = 150_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("atomscale-tests-").FullName;

    [Fact]
    public async Task The_pictures_of_the_README_are_what_the_commands_draw()
    {
        var documents = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(documents.FullName, "docs", "make-pictures.ps1"))) documents = documents.Parent!;
        var script = Path.Combine(documents.FullName, "docs", "make-pictures.ps1");
        using var session = await lab.ConnectAsync();
        session.Run($"& ([scriptblock]::Create([IO.File]::ReadAllText('{script}'))) -Folder '{_folder}'").ThrowIfFailed();

        var kept = Directory.EnumerateFiles(Path.Combine(documents.FullName, "docs", "pictures")).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), kept.Select(Path.GetFileName));
        var readme = await File.ReadAllTextAsync(Path.Combine(documents.FullName, "README.md"));
        foreach (var picture in kept)
        {
            var name = Path.GetFileName(picture);
            Assert.Contains($"(docs/pictures/{name})", readme, StringComparison.Ordinal);
            Assert.InRange(new FileInfo(picture).Length, 1, MostBytes);
            Assert.True(Shape(picture).SequenceEqual(Shape(Path.Combine(_folder, name))), $"docs/pictures/{name} is old: run docs/make-pictures.ps1.");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // All but the places of curves' points, whose last digit may differ from processor to processor.
    private static string[] Shape(string path) =>
        [.. XDocument.Load(path).Descendants().Select(element => $"{element.Name.LocalName} {string.Join(" ", element.Attributes().Where(attribute => attribute.Name != "d"))} {(element.HasElements ? "" : element.Value)}")];
}
