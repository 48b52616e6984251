using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Atomscale.Client.Tables;
using Atomscale.Client.Tables.Formats;
using Xunit;

namespace Atomscale.Client.Tests.Tables;

public sealed class CsvTableWriterTests : IDisposable
{
    private static readonly TableOptions s_plain = new(TableFormat.Csv);

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
    public void What_would_break_a_line_or_a_cell_is_quoted()
    {
        Write(["a\r", " b", "c\"d"], [["x\ry", "z ", "\uD800"], ["", null, "=1+1"]]);
        Assert.Equal("\"a\r\",\" b\",\"c\"\"d\"\n\"x\ry\",\"z \",\uFFFD\n,,=1+1\n", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData('.')]
    [InlineData('T')]
    [InlineData('é')]
    public void Any_delimiter_keeps_cells_apart(char delimiter)
    {
        var instant = new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);
        using (var writer = new CsvTableWriter(Target, new TableOptions(TableFormat.Csv, delimiter)))
        {
            writer.Write(new TableRows(["a", "b", "c"], [[1.5, instant, "é"]]), CancellationToken.None);
            Complete(writer);
        }

        using var text = new StreamReader(Target);
        using var csv = new CsvHelper.CsvParser(text, new CsvHelper.Configuration.CsvConfiguration(System.Globalization.CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString() });
        Assert.True(csv.Read() && csv.Read());
        Assert.Equal(["1.5", "2026-01-31T08:00:00Z", "é"], csv.Record!);
    }

    [Fact]
    public void Cells_are_the_same_bytes_as_their_texts()
    {
        object?[] cells =
        [
            0.1, -0.0, 1E15, 1234567890123456.0, 1E-05, double.MaxValue, double.NaN, double.NegativeInfinity, long.MinValue, 42, 1.5f, true,
            new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero).AddTicks(1_234_500), new DateTimeOffset(2026, 12, 31, 10, 20, 30, TimeSpan.FromHours(-5)), Guid.Empty,
        ];
        Write([.. cells.Select((_, index) => $"c{index}")], [cells]);
        Assert.Equal(string.Join(",", cells.Select(cell => InvariantText.Of(cell))), File.ReadLines(Target).ElementAt(1));
    }

    [Fact]
    public void Long_and_many_cells_go_through_a_buffer_that_is_shorter()
    {
        var texts = Enumerable.Range(0, 40).Select(row => new string((char)('a' + row % 26), row * 10_000)).ToArray();
        Write(["a", "b"], [.. texts.Select(text => new object?[] { text, 1.5 })]);
        Assert.Equal(texts.Select(text => text + ",1.5"), File.ReadLines(Target).Skip(1));
    }

    [Fact]
    public void A_mark_stands_at_the_beginning_only()
    {
        foreach (var row in new[] { "1", "2" })
        {
            using var writer = new CsvTableWriter(Target, new TableOptions(TableFormat.Csv, hasMark: true, append: true));
            writer.Write(new TableRows(["a"], [[row]]), CancellationToken.None);
            Complete(writer);
        }

        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'a', (byte)'\n', (byte)'1', (byte)'\n', (byte)'2', (byte)'\n'], File.ReadAllBytes(Target));
    }

    [Fact]
    public void A_file_that_another_program_holds_is_told_of()
    {
        File.WriteAllText(Target, "a\n1\n");
        using var held = new FileStream(Target, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(AtomscaleErrorKind.FileInUse, Assert.Throws<AtomscaleException>(() => Open(append: true)).Kind);
    }

    [Fact]
    public void A_row_of_one_empty_cell_is_no_empty_line()
    {
        Write(["a"], [["1"], [null], ["2"]]);
        Assert.Equal("a\n1\n\"\"\n2\n", File.ReadAllText(Target));
    }

    [Fact]
    public void Columns_are_found_by_name_when_objects_come_one_by_one()
    {
        using (var writer = Open())
        {
            writer.Write(new TableRows(["a", "b"], [[1, 2]]), CancellationToken.None);
            writer.Write(new TableRows(["b", "a"], [[4, 3]]), CancellationToken.None);
            writer.Write(new TableRows(["a", "b"], [[5, 6]]), CancellationToken.None);
            Complete(writer);
        }

        Assert.Equal("a,b\n1,2\n3,4\n5,6\n", File.ReadAllText(Target));
    }

    [Fact]
    public void Nothing_stands_under_the_name_before_it_is_complete_and_nothing_stays_when_it_is_given_up()
    {
        using (var writer = Open())
        {
            writer.Write(new TableRows(["a"], [["1"]]), CancellationToken.None);
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
            writer.Write(new TableRows(["a"], [["1"]]), CancellationToken.None);
            Complete(writer);
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
            writer.Write(new TableRows(["b"], [["4"]]), CancellationToken.None);
            Complete(writer);
        }

        Assert.Equal("a,b\n1,2\n,4\n", File.ReadAllText(Target));
    }

    [Fact]
    public void Appending_that_is_given_up_is_cut_back()
    {
        File.WriteAllText(Target, "a,b\n1,2\n");
        using (var writer = Open(append: true)) writer.Write(new TableRows(["a", "b"], Enumerable.Range(0, 100_000).Select(row => new object?[] { row, row })), CancellationToken.None);
        Assert.Equal("a,b\n1,2\n", File.ReadAllText(Target));
    }

    [Fact]
    public void Rows_with_columns_that_the_file_lacks_are_refused_whole()
    {
        using var writer = Open();
        writer.Write(new TableRows(["a", "b"], [["1", "2"]]), CancellationToken.None);
        var fault = Assert.Throws<AtomscaleException>(() => writer.Write(new TableRows(["a", "c"], [["3", "4"]]), CancellationToken.None));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
        Assert.Contains("-Tidy", fault.RecommendedAction);
        writer.Write(new TableRows(["a"], [["5"]]), CancellationToken.None);
        Complete(writer);
        Assert.Equal("a,b\n1,2\n5,\n", File.ReadAllText(Target));
    }

    [Fact]
    public void A_missing_folder_and_a_folder_in_the_files_place_are_named()
    {
        var missing = Path.Combine(_folder, "none", "x.csv");
        var fault = Assert.Throws<AtomscaleException>(() => new CsvTableWriter(missing, s_plain));
        Assert.Equal(AtomscaleErrorKind.FolderNotFound, fault.Kind);
        Assert.Contains("none", fault.Message);
        Assert.Equal(AtomscaleErrorKind.BadInput, Assert.Throws<AtomscaleException>(() => new CsvTableWriter(_folder, s_plain)).Kind);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Complete(ITableWriter writer) => writer.CompleteAsync(CancellationToken.None).GetAwaiter().GetResult();

    private CsvTableWriter Open(bool append = false, bool force = false) => new(Target, new TableOptions(TableFormat.Csv, append: append, force: force));

    private void Write(IReadOnlyList<string> headers, object?[][] rows)
    {
        using var writer = Open();
        writer.Write(new TableRows(headers, rows), CancellationToken.None);
        Complete(writer);
    }
}
