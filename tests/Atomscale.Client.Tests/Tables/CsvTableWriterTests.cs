using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Atomscale.Client.Tables;
using Xunit;

namespace Atomscale.Client.Tests.Tables;

public sealed class CsvTableWriterTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"atomscale-tests-{Guid.NewGuid():N}");

    public CsvTableWriterTests() => Directory.CreateDirectory(_folder);

    private string Target => Path.Combine(_folder, "table.csv");

    [Fact]
    public void Numbers_instants_and_text_are_written_the_same_everywhere()
    {
        Write(["a", "b,c", "d"], [[1.5, "say \"hi\"", new DateTimeOffset(2026, 1, 31, 9, 0, 0, TimeSpan.FromHours(1))], [double.NaN, "two\nlines", true], [0.1, null, 9_007_199_254_740_993L]]);
        Assert.Equal("a,\"b,c\",d\n1.5,\"say \"\"hi\"\"\",2026-01-31T08:00:00Z\nNaN,\"two\nlines\",true\n0.1,,9007199254740993\n", File.ReadAllText(Target));
        Assert.NotEqual(0xEF, File.ReadAllBytes(Target)[0]);
    }

    [Fact]
    public void Nothing_stands_under_the_name_before_it_is_complete_and_nothing_stays_when_it_is_given_up()
    {
        using (var writer = Open())
        {
            writer.Write(["a"], [["1"]], CancellationToken.None);
            Assert.False(File.Exists(Target));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void A_file_that_is_there_stays_unless_force_is_said()
    {
        File.WriteAllText(Target, "precious");
        Assert.Equal(AtomscaleErrorKind.FileExists, Assert.Throws<AtomscaleException>(() => Open()).Kind);
        Assert.Equal("precious", File.ReadAllText(Target));
        using (var writer = Open(force: true))
        {
            writer.Write(["a"], [["1"]], CancellationToken.None);
            writer.Complete();
        }

        Assert.Equal("a\n1\n", File.ReadAllText(Target));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Appending_goes_under_the_header_and_mends_a_missing_line_end()
    {
        File.WriteAllText(Target, "a,b\n1,2");
        using (var writer = Open(append: true))
        {
            writer.Write(["b"], [["4"]], CancellationToken.None);
            writer.Complete();
        }

        Assert.Equal("a,b\n1,2\n,4\n", File.ReadAllText(Target));
    }

    [Fact]
    public void Appending_that_is_given_up_is_cut_back()
    {
        File.WriteAllText(Target, "a,b\n1,2\n");
        using (var writer = Open(append: true)) writer.Write(["a", "b"], Enumerable.Range(0, 100_000).Select(row => new object?[] { row, row }), CancellationToken.None);
        Assert.Equal("a,b\n1,2\n", File.ReadAllText(Target));
    }

    [Fact]
    public void Rows_with_columns_that_the_file_lacks_are_refused_whole()
    {
        using var writer = Open();
        writer.Write(["a", "b"], [["1", "2"]], CancellationToken.None);
        var fault = Assert.Throws<AtomscaleException>(() => writer.Write(["a", "c"], [["3", "4"]], CancellationToken.None));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
        Assert.Contains("-Tidy", fault.RecommendedAction);
        writer.Write(["a"], [["5"]], CancellationToken.None);
        writer.Complete();
        Assert.Equal("a,b\n1,2\n5,\n", File.ReadAllText(Target));
    }

    [Fact]
    public void A_missing_folder_and_a_folder_in_the_files_place_are_named()
    {
        var missing = Path.Combine(_folder, "none", "x.csv");
        var fault = Assert.Throws<AtomscaleException>(() => new CsvTableWriter(missing, ',', new UTF8Encoding(false), false, false));
        Assert.Equal(AtomscaleErrorKind.FolderNotFound, fault.Kind);
        Assert.Contains("none", fault.Message);
        Assert.Equal(AtomscaleErrorKind.BadInput, Assert.Throws<AtomscaleException>(() => new CsvTableWriter(_folder, ',', new UTF8Encoding(false), false, false)).Kind);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CsvTableWriter Open(bool append = false, bool force = false) => new(Target, ',', new UTF8Encoding(false), append, force);

    private void Write(IReadOnlyList<string> headers, object?[][] rows)
    {
        using var writer = Open();
        writer.Write(headers, rows, CancellationToken.None);
        writer.Complete();
    }
}
