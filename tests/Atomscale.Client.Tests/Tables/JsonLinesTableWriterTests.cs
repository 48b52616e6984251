using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using Atomscale.Client.Tables;
using Atomscale.Client.Tables.Formats;
using Xunit;

namespace Atomscale.Client.Tests.Tables;

public sealed class JsonLinesTableWriterTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"atomscale-tests-{Guid.NewGuid():N}");

    public JsonLinesTableWriterTests() => Directory.CreateDirectory(_folder);

    private string Target => Path.Combine(_folder, "table.jsonl");

    [Fact]
    public void Each_row_is_an_object_on_a_line_of_its_own()
    {
        Write(["a", "b"], [[1.5, new DateTimeOffset(2026, 1, 31, 9, 0, 0, TimeSpan.FromHours(1))], [double.NaN, true], [9_007_199_254_740_993L, null], [double.PositiveInfinity, 0.1]]);
        Assert.Equal(
            "{\"a\":1.5,\"b\":\"2026-01-31T08:00:00Z\"}\n{\"a\":null,\"b\":true}\n{\"a\":9007199254740993,\"b\":null}\n{\"a\":null,\"b\":0.1}\n", File.ReadAllText(Target));
        Assert.Equal((byte)'{', File.ReadAllBytes(Target)[0]);
    }

    [Fact]
    public void Hostile_names_and_text_come_back_as_they_were_and_break_no_line()
    {
        const string Name = "a\"b\\c\nd\u2028é𝄞";
        Write([Name, "\uD800x"], [["</script>\r\n\0", "\uDC00"], [Name, ""]]);
        var lines = Lines();
        Assert.Equal(2, lines.Length);
        Assert.Equal("</script>\r\n\0", lines[0].GetProperty(Name).GetString());
        Assert.Equal("\uFFFD", lines[0].GetProperty("\uFFFDx").GetString());
        Assert.Equal(Name, lines[1].GetProperty(Name).GetString());
    }

    [Fact]
    public void Nested_values_are_nested_JSON()
    {
        var bag = new PropertyBag([new("k", new ValueList([1L, "x", null, 2.5])), new("empty", PropertyBag.Empty)]);
        Write(["bag", "tags", "projects", "peaks", "numbers"], [
            [bag, new TextList(["a", "b"]), new ProjectReferenceList([new ProjectReference("1", "p")]), new DetectedPeakList([new DetectedPeak("Si 2p", 99.5)]), new NumberList([1, double.NaN])]]);
        Assert.Equal(
            """{"bag":{"k":[1,"x",null,2.5],"empty":{}},"tags":["a","b"],"projects":[{"ProjectId":"1","ProjectName":"p"}],"peaks":[{"Label":"Si 2p","Position":99.5}],"numbers":[1,null]}""" + "\n",
            File.ReadAllText(Target));
    }

    [Fact]
    public void A_list_that_holds_itself_ends()
    {
        var list = new List<object?>();
        list.Add(list);
        Write(["a"], [[list]]);
        Assert.Equal(JsonValueKind.Array, Lines().Single().GetProperty("a").ValueKind);
    }

    [Fact]
    public void Rows_of_any_columns_follow_each_other()
    {
        using (var writer = Open())
        {
            writer.Write(new TableRows(["a"], [[1]]), CancellationToken.None);
            writer.Write(new TableRows(["b", "c"], [[2, 3]]), CancellationToken.None);
            Complete(writer);
        }

        Assert.Equal("{\"a\":1}\n{\"b\":2,\"c\":3}\n", File.ReadAllText(Target));
    }

    [Fact]
    public void Adding_goes_below_what_is_there_and_mends_a_missing_line_end()
    {
        File.WriteAllText(Target, "{\"a\":1}");
        using (var writer = Open(append: true))
        {
            writer.Write(new TableRows(["b"], [[2]]), CancellationToken.None);
            Complete(writer);
        }

        Assert.Equal("{\"a\":1}\n{\"b\":2}\n", File.ReadAllText(Target));
    }

    [Fact]
    public void Adding_that_is_given_up_is_cut_back()
    {
        File.WriteAllText(Target, "{\"a\":1}\n");
        using (var writer = Open(append: true)) writer.Write(new TableRows(["a"], Enumerable.Range(0, 100_000).Select(row => new object?[] { row })), CancellationToken.None);
        Assert.Equal("{\"a\":1}\n", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("[1]\n")]
    public void A_file_of_another_kind_is_not_added_to(string content)
    {
        File.WriteAllText(Target, content);
        var fault = Assert.Throws<AtomscaleException>(() => Open(append: true));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
        Assert.Contains("table.jsonl", fault.Message);
        Assert.Equal(content, File.ReadAllText(Target));
    }

    [Fact]
    public void Nothing_stays_of_a_file_that_is_given_up()
    {
        using (var writer = Open())
        {
            writer.Write(new TableRows(["a"], Enumerable.Range(0, 100_000).Select(row => new object?[] { row })), CancellationToken.None);
            Assert.False(File.Exists(Target));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ITableWriter Open(bool append = false) => TableFormats.Open(Target, new TableOptions(TableFormat.JsonLines, append: append));

    private void Write(IReadOnlyList<string> headers, object?[][] rows)
    {
        using var writer = Open();
        writer.Write(new TableRows(headers, rows), CancellationToken.None);
        Complete(writer);
    }

    private static void Complete(ITableWriter writer) => writer.CompleteAsync(CancellationToken.None).GetAwaiter().GetResult();

    private JsonElement[] Lines() => File.ReadAllText(Target, Encoding.UTF8).Split(['\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone()).ToArray();
}
