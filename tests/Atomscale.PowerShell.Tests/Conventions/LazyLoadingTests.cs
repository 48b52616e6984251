using System;
using System.IO;
using System.Linq;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.PowerShell.Tests.RealEngine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

public sealed class LazyLoadingTests : IDisposable
{
    private static readonly string[] s_drawing = ["Atomscale.Graphics", "SkiaSharp"];
    private static readonly string[] s_parquet = ["Parquet", "CommunityToolkit.HighPerformance", "K4os.Compression.LZ4", "Microsoft.IO.RecyclableMemoryStream", "Snappier", "ZstdSharp"];
    private static readonly string[] s_excel = ["MiniExcel"];

    private readonly string _folder = Directory.CreateTempSubdirectory("atomscale-tests-").FullName;

    // What this process has loaded for other tests does not count: the files are kept from the module, and importing it must not miss them.
    [Fact]
    public void Importing_the_module_and_reading_its_commands_needs_nothing_that_draws()
    {
        var references = typeof(LazyLoadingTests).Assembly.GetReferencedAssemblies().Select(name => name.Name);
        Assert.DoesNotContain("Atomscale.Graphics", references);
        using var session = new Session(CopyWithout(s_drawing));
        Assert.NotEmpty(session.Run("(Get-Command -Module Atomscale).Parameters.Keys").ThrowIfFailed().Output);
    }

    // In a process that has nothing else, with a copy of the module that has nothing else.
    [Fact]
    public void An_import_loads_the_commands_and_the_public_types_and_needs_no_more()
    {
        var library = Directory.EnumerateFiles(Path.Combine(Session.ModuleFolder, "Core", "lib")).Select(Path.GetFileNameWithoutExtension).ToArray();
        var lines = Pwsh.Run(
            null,
            "[AppDomain]::CurrentDomain.GetAssemblies().Location | Where-Object { $_ -like \"$((Get-Module Atomscale).ModuleBase)*\" } | Split-Path -Leaf | Sort-Object; (Get-Command -Module Atomscale).Count -gt 20",
            CopyWithout(library!));
        Assert.Equal(["Atomscale.Model.dll", "Atomscale.PowerShell.dll", "True"], lines);
    }

    // In a process that has nothing else; the tests themselves read Parquet and workbooks.
    [Fact]
    public void Only_Parquet_files_and_workbooks_need_what_writes_them()
    {
        var lines = Pwsh.Run(null, $$"""
            $row = [pscustomobject]@{ A = 1 }
            foreach ($file in 'x.csv', 'x.jsonl', 'x.arrow', 'x.parquet', 'x.xlsx') {
                try { $row | Export-AtomscaleTable "{{_folder}}/$file" -PassThru | ForEach-Object Name } catch { 'missed' }
            }
            """, CopyWithout([.. s_parquet, .. s_excel]));
        Assert.Equal(["x.csv", "x.jsonl", "x.arrow", "missed", "missed"], lines);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string CopyWithout(string[] names)
    {
        foreach (var file in Directory.EnumerateFiles(Session.ModuleFolder, "*", SearchOption.AllDirectories))
        {
            if (names.Contains(Path.GetFileNameWithoutExtension(file)) || file.Contains("runtimes", StringComparison.Ordinal)) continue;
            var target = Path.Combine(_folder, "Atomscale", Path.GetRelativePath(Session.ModuleFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return Path.Combine(_folder, "Atomscale", "Atomscale.psd1");
    }
}
