using System.IO;
using System.Reflection.PortableExecutable;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>The libraries that draw pixels: both editions take them from one place, by the processor of the process.</summary>
public sealed class NativeLibraryTests
{
    [Theory]
    [InlineData("win-x64", Machine.Amd64)]
    [InlineData("win-x86", Machine.I386)]
    [InlineData("win-arm64", Machine.Arm64)]
    public void Each_processor_of_Windows_has_a_library_of_its_own(string folder, Machine machine)
    {
        using var file = File.OpenRead(Path.Combine(Session.ModuleFolder, "runtimes", folder, "native", "libSkiaSharp.dll"));
        using var library = new PEReader(file);
        Assert.Equal(machine, library.PEHeaders.CoffHeader.Machine);
        Assert.False(library.HasMetadata);
    }

    [Theory]
    [InlineData("linux-x64", "libSkiaSharp.so")]
    [InlineData("linux-arm64", "libSkiaSharp.so")]
    [InlineData("linux-musl-x64", "libSkiaSharp.so")]
    [InlineData("osx", "libSkiaSharp.dylib")]
    public void Other_systems_have_theirs(string folder, string name) => Assert.True(File.Exists(Path.Combine(Session.ModuleFolder, "runtimes", folder, "native", name)));

    [Fact]
    public void No_library_stands_where_the_other_edition_would_miss_it()
    {
        foreach (var edition in new[] { "Core", "Desktop" }) Assert.Empty(Directory.EnumerateFiles(Path.Combine(Session.ModuleFolder, edition), "libSkiaSharp*", SearchOption.AllDirectories));
    }
}
