using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Atomscale.Client.Tables;
using Atomscale.Client.Tables.Formats;
using MiniExcelLibs;
using Xunit;

namespace Atomscale.Client.Tests.Tables;

/// <summary>Read back by MiniExcel, and as the XML that Excel reads.</summary>
public sealed class ExcelTableWriterTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"atomscale-tests-{Guid.NewGuid():N}");

    public ExcelTableWriterTests() => Directory.CreateDirectory(_folder);

    private string Target => Path.Combine(_folder, "table.xlsx");

    [Fact]
    public async Task Numbers_are_numbers_instants_are_dates_and_gaps_are_empty()
    {
        var instant = new DateTimeOffset(2026, 1, 31, 9, 0, 0, 125, TimeSpan.FromHours(1));
        await WriteAsync(["text", "number", "whole", "flag", "time", "nothing"], [
            ["a", 0.1 + 0.2, 1, true, instant, null],
            [null, double.NaN, null, null, null, null],
            [" b ", double.MinValue, long.MinValue, false, new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero), ""]]);
        var rows = Read();
        Assert.Equal(["text", "number", "whole", "flag", "time", "nothing"], rows[0].Values);
        Assert.Equal(["a", 0.1 + 0.2, 1.0, true, instant.UtcDateTime, null], rows[1].Values);
        Assert.All(rows[2].Values, Assert.Null);
        Assert.Equal([" b ", "-1.7976931348623157E+308", "-9223372036854775808", false, "1601-01-01T00:00:00Z", null], rows[3].Values.Select(value => value is "" ? null : value));
    }

    [Fact]
    public async Task A_number_keeps_all_its_digits()
    {
        double[] numbers = [0.1 + 0.2, 1.0 / 3, 1.2345678901234567E-10, 6.02214076E+23, -9_007_199_254_740_992.0, 1E-300, 5E-324, 9.9E+307];
        await WriteAsync(["n"], numbers.Select(number => new object?[] { number }));
        // As far as .NET Framework's own text of a double goes where a decimal cannot hold it.
        var cells = Cells().Skip(1).Select(cell => double.Parse(cell.Value, CultureInfo.InvariantCulture)).ToArray();
#if NETFRAMEWORK
        Assert.Equal(numbers.Take(5), cells.Take(5));
#else
        Assert.Equal(numbers, cells);
#endif
    }

    [Fact]
    public async Task What_XML_cannot_hold_is_escaped_as_Excel_does_and_no_text_is_a_formula()
    {
        string[] texts = ["a\0b\u0001\u001B", "<&>\"'", "_x0041_", "=1+1", "two\nlines", "\uFFFF"];
        await WriteAsync([.. texts], [[.. texts]]);
        var rows = Read();
        Assert.Equal(texts, rows[1].Values);
        Assert.All(Cells(), cell => Assert.Equal("str", cell.Attribute("t")?.Value));
        Assert.Contains(Cells(), cell => cell.Value == "a_x0000_b_x0001__x001B_");
        Assert.DoesNotContain(Sheet().Descendants(), element => element.Name.LocalName == "f");
    }

    [Fact]
    public async Task Headers_that_differ_in_case_only_and_values_of_mixed_kinds_stay()
    {
        var instant = new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);
        await WriteAsync(["A", "a", "m"], [[1L, 2L, 1.5], ["x", new PropertyBag([new("k", 1L)]), instant], [double.NegativeInfinity, null, null]]);
        var rows = Read();
        Assert.Equal(["A", "a", "m"], rows[0].Values);
        Assert.Equal(["x", "k=1", "2026-01-31T08:00:00Z"], rows[2].Values);
        Assert.Equal(1.5, rows[1]["C"]);
        Assert.Equal("-Infinity", rows[3]["A"]);
    }

    [Fact]
    public async Task The_sheet_has_the_name_that_was_given()
    {
        await WriteAsync(["a"], [["1"]]);
        Assert.Equal(["Table"], MiniExcel.GetSheetNames(Target));
        await WriteAsync(["a"], [["1"]], "Growth & <rate> 1");
        Assert.Equal(["Growth & <rate> 1"], MiniExcel.GetSheetNames(Target));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a/b")]
    [InlineData("a[1]")]
    [InlineData("'a'")]
    [InlineData("history")]
    [InlineData("a\u0001")]
    [InlineData("a name that is longer than Excel has it")]
    public void A_name_that_Excel_does_not_take_is_refused(string name)
    {
        var fault = Assert.Throws<AtomscaleException>(() => TableFormats.Open(Target, new TableOptions(TableFormat.Excel, sheetName: name)));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void More_rows_than_Excel_holds_are_an_error_and_the_file_that_was_there_stays()
    {
        const int MostRows = 1_048_576;
        File.WriteAllText(Target, "precious");
        using (var writer = Open())
        {
            writer.Write(new TableRows(["n"], Enumerable.Repeat(new object?[] { 1L }, MostRows - 1)), CancellationToken.None);
            var fault = Assert.Throws<AtomscaleException>(() => writer.Write(new TableRows(["n"], [[2L]]), CancellationToken.None));
            Assert.Equal(AtomscaleErrorKind.TooLarge, fault.Kind);
            Assert.Contains("1,048,576", fault.Message);
        }

        Assert.Equal("precious", File.ReadAllText(Target));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task What_a_cell_cannot_hold_is_refused_whole_and_the_rest_is_written()
    {
        using (var writer = Open())
        {
            writer.Write(new TableRows(["a"], [["1"]]), CancellationToken.None);
            foreach (var rows in new TableRows[] { new(["a"], [["2"], [new string('x', 32_768)]]), new([new string('x', 32_768)], []), new([.. Enumerable.Range(0, 16_385).Select(column => $"{column}")], []) })
                Assert.Equal(AtomscaleErrorKind.BadInput, Assert.Throws<AtomscaleException>(() => writer.Write(rows, CancellationToken.None)).Kind);
            writer.Write(new TableRows(["a"], [[new string('y', 32_767)]]), CancellationToken.None);
            await writer.CompleteAsync(CancellationToken.None);
        }

        Assert.Equal(["a", "1", new string('y', 32_767)], Read().Select(row => row["A"]));
    }

    [Fact]
    public async Task A_table_without_rows_keeps_its_columns_and_one_without_columns_is_a_workbook_too()
    {
        await WriteAsync(["a", "b"], []);
        Assert.Equal(["a", "b"], Assert.Single(Read()).Values);
        using (var writer = Open()) await writer.CompleteAsync(CancellationToken.None);
        Assert.Empty(Read());
        Assert.Equal(["Table"], MiniExcel.GetSheetNames(Target));
    }

    [Fact]
    public async Task A_stop_while_the_file_is_made_leaves_none()
    {
        using (var writer = Open())
        {
            writer.Write(new TableRows(["a"], [["1"]]), CancellationToken.None);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.CompleteAsync(new CancellationToken(canceled: true)));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ITableWriter Open(string? sheet = null) => TableFormats.Open(Target, new TableOptions(TableFormat.Excel, force: true, sheetName: sheet));

    private async Task WriteAsync(IReadOnlyList<string> headers, IEnumerable<object?[]> rows, string? sheet = null)
    {
        using var writer = Open(sheet);
        writer.Write(new TableRows(headers, rows), CancellationToken.None);
        await writer.CompleteAsync(CancellationToken.None);
    }

    private List<IDictionary<string, object?>> Read() => [.. MiniExcel.Query(Target).Cast<IDictionary<string, object?>>()];

    private IEnumerable<XElement> Cells() => Sheet().Descendants().Where(element => element.Name.LocalName == "c");

    private XElement Sheet()
    {
        using var archive = ZipFile.OpenRead(Target);
        using var sheet = archive.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return XElement.Load(sheet);
    }
}
