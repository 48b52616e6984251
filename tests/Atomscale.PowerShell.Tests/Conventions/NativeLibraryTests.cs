using System.IO;
using System.Reflection.PortableExecutable;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>The libraries that draw pixels and keep ledgers: both editions take them from one place, by the processor of the process.</summary>
public sealed class NativeLibraryTests
{
    [Theory]
    [InlineData("win-x64", Machine.Amd64, "libSkiaSharp.dll")]
    [InlineData("win-x86", Machine.I386, "libSkiaSharp.dll")]
    [InlineData("win-arm64", Machine.Arm64, "libSkiaSharp.dll")]
    [InlineData("win-x64", Machine.Amd64, "e_sqlite3.dll")]
    [InlineData("win-x86", Machine.I386, "e_sqlite3.dll")]
    [InlineData("win-arm64", Machine.Arm64, "e_sqlite3.dll")]
    public void Each_processor_of_Windows_has_a_library_of_its_own(string folder, Machine machine, string name)
    {
        using var file = File.OpenRead(Path.Combine(Session.ModuleFolder, "runtimes", folder, "native", name));
        using var library = new PEReader(file);
        Assert.Equal(machine, library.PEHeaders.CoffHeader.Machine);
        Assert.False(library.HasMetadata);
    }

    [Theory]
    [InlineData("linux-x64", "libSkiaSharp.so")]
    [InlineData("linux-arm64", "libSkiaSharp.so")]
    [InlineData("linux-musl-x64", "libSkiaSharp.so")]
    [InlineData("osx", "libSkiaSharp.dylib")]
    [InlineData("linux-x64", "libe_sqlite3.so")]
    [InlineData("linux-arm64", "libe_sqlite3.so")]
    [InlineData("linux-musl-x64", "libe_sqlite3.so")]
    [InlineData("osx-x64", "libe_sqlite3.dylib")]
    [InlineData("osx-arm64", "libe_sqlite3.dylib")]
    public void Other_systems_have_theirs(string folder, string name) => Assert.True(File.Exists(Path.Combine(Session.ModuleFolder, "runtimes", folder, "native", name)));

    [Fact]
    public void No_library_stands_where_the_other_edition_would_miss_it()
    {
        foreach (var edition in new[] { "Core", "Desktop" })
        {
            foreach (var name in new[] { "libSkiaSharp*", "e_sqlite3*", "libe_sqlite3*" }) Assert.Empty(Directory.EnumerateFiles(Path.Combine(Session.ModuleFolder, edition), name, SearchOption.AllDirectories));
        }
    }
}
