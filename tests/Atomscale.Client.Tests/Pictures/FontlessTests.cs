#if NET
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace Atomscale.Client.Tests.Pictures;

/// <summary>A system without any font, such as a bare container.</summary>
public sealed class FontlessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomscale-tests-").FullName;

    [FontlessFact]
    public void Without_fonts_an_SVG_is_complete_and_a_PNG_is_refused_with_the_cure()
    {
        using var process = Process.Start(FontlessFactAttribute.Start("dotnet", Host(), _folder))!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        Assert.Equal("Svg drawn", said[0]);
        Assert.StartsWith("Png NoFont: ", said[1], StringComparison.Ordinal);
        Assert.Contains(".svg", said[1], StringComparison.Ordinal);
        Assert.Contains("fonts-dejavu-core", said[1], StringComparison.Ordinal);
        Assert.Equal(["spectrum.Svg"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
        var texts = XDocument.Load(Path.Combine(_folder, "spectrum.Svg")).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToArray();
        foreach (var text in new[] { "spectrum.txt", "E2g", "Intensity (counts)", "Raman Shift (cm\u207B\u00B9)" }) Assert.Contains(text, texts);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Host()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Atomscale.PowerShell.sln"))) root = root.Parent!;
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        return Path.Combine(root.FullName, "tests", "Atomscale.PictureHost", "bin", configuration, "net10.0", "Atomscale.PictureHost.dll");
    }
}
#endif
