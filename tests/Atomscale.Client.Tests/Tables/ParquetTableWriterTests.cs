using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Tables;
using Atomscale.Client.Tables.Formats;
using Parquet;
using Parquet.Schema;
using Xunit;

namespace Atomscale.Client.Tests.Tables;

/// <summary>Read back by Parquet.Net itself; there is no Parquet on .NET Framework.</summary>
public sealed class ParquetTableWriterTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"atomscale-tests-{Guid.NewGuid():N}");

    public ParquetTableWriterTests() => Directory.CreateDirectory(_folder);

    private string Target => Path.Combine(_folder, "table.parquet");

    [Fact]
    public async Task Columns_have_the_types_of_their_values_and_gaps_are_null()
    {
        var instant = new DateTimeOffset(2026, 1, 31, 9, 0, 0, 123, TimeSpan.FromHours(1));
        await WriteAsync(["text", "number", "whole", "both", "flag", "time", "nothing"], [
            ["a", 1.5, 1, 2L, true, instant, null],
            [null, double.NaN, null, 0.5, null, null, null],
            ["𝄞\0", double.NegativeInfinity, long.MinValue, null, false, DateTime.SpecifyKind(new DateTime(1601, 1, 1), DateTimeKind.Utc), null]]);

        await using var file = await ParquetReader.CreateAsync(Target);
        Assert.Equal(
            [typeof(ReadOnlyMemory<char>), typeof(double), typeof(long), typeof(double), typeof(bool), typeof(DateTime), typeof(ReadOnlyMemory<char>)], file.Schema.GetDataFields().Select(field => field.ClrType));
        Assert.All(file.Schema.GetDataFields(), field => Assert.True(field.IsNullable));
        Assert.Equal(["a", null, "𝄞\0"], await TextsAsync(file, "text"));
        Assert.Equal([1.5, null, double.NegativeInfinity], await ValuesAsync<double>(file, "number"));
        Assert.Equal([1, null, long.MinValue], await ValuesAsync<long>(file, "whole"));
        Assert.Equal([2, 0.5, null], await ValuesAsync<double>(file, "both"));
        Assert.Equal([true, null, false], await ValuesAsync<bool>(file, "flag"));
        Assert.Equal([instant.UtcDateTime, null, new DateTime(1601, 1, 1)], await ValuesAsync<DateTime>(file, "time"));
        Assert.Equal([null, null, null], await TextsAsync(file, "nothing"));
        var time = Assert.IsType<DateTimeDataField>(file.Schema.FindDataField("time"));
        Assert.True(time.IsAdjustedToUTC);
        Assert.Equal(DateTimeTimeUnit.Micros, time.Unit);
    }

    [Fact]
    public async Task What_is_mixed_is_text_and_loses_nothing()
    {
        await WriteAsync(["a", "b"], [[1.5, (1L << 53) + 1], ["x", 0.5], [true, null]]);
        await using var file = await ParquetReader.CreateAsync(Target);
        Assert.Equal(["1.5", "x", "true"], await TextsAsync(file, "a"));
        Assert.Equal(["9007199254740993", "0.5", null], await TextsAsync(file, "b"));
    }

    [Fact]
    public async Task Nested_values_are_JSON_text_and_hostile_names_stay()
    {
        const string Name = "a/b.c\"\n\u2028 é𝄞";
        await WriteAsync([Name, "A", "a"], [[new PropertyBag([new("k", new ValueList([1L, "x", null]))]), "\uD800", new TextList(["t"])]]);
        await using var file = await ParquetReader.CreateAsync(Target);
        Assert.Equal([Name, "A", "a"], file.Schema.GetDataFields().Select(field => field.Name));
        Assert.Equal(["""{"k":[1,"x",null]}"""], await TextsAsync(file, Name));
        Assert.Equal(["\uFFFD"], await TextsAsync(file, "A"));
        Assert.Equal(["[\"t\"]"], await TextsAsync(file, "a"));
    }

    [Fact]
    public async Task Units_stand_in_the_files_metadata()
    {
        using (var writer = Open())
        {
            writer.Write(new TableRows(["id", "p"], [["x", 1.0]], [null, "mbar"]), CancellationToken.None);
            writer.Write(new TableRows(["id", "p"], [["y", 2.0]], [null, "Torr"]), CancellationToken.None);
            writer.Write(new TableRows(["id", "p"], [["z", 3.0]], [null, "mbar"]), CancellationToken.None);
            await writer.CompleteAsync(CancellationToken.None);
        }

        await using var file = await ParquetReader.CreateAsync(Target);
        Assert.Equal("""{"p":"mbar; Torr"}""", file.CustomMetadata["units"]);
    }

    [Fact]
    public async Task Long_tables_have_row_groups_of_bounded_size_and_keep_the_order()
    {
        const int Rows = 250_000;
        const int Columns = 20;
        var headers = Enumerable.Range(0, Columns).Select(column => $"c{column}").ToArray();
        await WriteAsync(headers, Enumerable.Range(0, Rows).Select(row => Enumerable.Range(0, Columns).Select(column => (object?)(column == 0 ? row : null)).ToArray()));
        await using var file = await ParquetReader.CreateAsync(Target);
        Assert.Equal(5, file.RowGroupCount);
        long next = 0;
        for (var index = 0; index < file.RowGroupCount; index++)
        {
            foreach (var value in await ValuesAsync<long>(file, "c0", index)) Assert.Equal(next++, value);
        }

        Assert.Equal(Rows, next);
    }

    [Fact]
    public async Task A_table_without_rows_keeps_its_columns()
    {
        await WriteAsync(["a", "b"], []);
        await using var file = await ParquetReader.CreateAsync(Target);
        Assert.Equal(["a", "b"], file.Schema.GetDataFields().Select(field => field.Name));
        Assert.Equal(0, file.RowGroupCount);
    }

    [Fact]
    public async Task A_file_that_is_there_stays_unless_force_is_said_and_nothing_stays_of_one_given_up()
    {
        File.WriteAllText(Target, "precious");
        Assert.Equal(AtomscaleErrorKind.FileExists, Assert.Throws<AtomscaleException>(() => Open()).Kind);
        using (var writer = Open(force: true)) writer.Write(new TableRows(["a"], [["1"]]), CancellationToken.None);
        Assert.Equal("precious", File.ReadAllText(Target));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
        using (var writer = Open(force: true))
        {
            writer.Write(new TableRows(["a"], [["1"]]), CancellationToken.None);
            await writer.CompleteAsync(CancellationToken.None);
        }

        await using var file = await ParquetReader.CreateAsync(Target);
        Assert.Equal(["1"], await TextsAsync(file, "a"));
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

    [Fact]
    public async Task Rows_with_columns_that_the_file_lacks_are_refused_whole()
    {
        using var writer = Open();
        writer.Write(new TableRows(["a", "b"], [["1", "2"]]), CancellationToken.None);
        Assert.Equal(AtomscaleErrorKind.BadInput, Assert.Throws<AtomscaleException>(() => writer.Write(new TableRows(["c"], [["3"]]), CancellationToken.None)).Kind);
        writer.Write(new TableRows(["b"], [["5"]]), CancellationToken.None);
        await writer.CompleteAsync(CancellationToken.None);
        await using var file = await ParquetReader.CreateAsync(Target);
        Assert.Equal(["1", null], await TextsAsync(file, "a"));
        Assert.Equal(["2", "5"], await TextsAsync(file, "b"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ITableWriter Open(bool force = false) => TableFormats.Open(Target, new TableOptions(TableFormat.Parquet, force: force));

    private async Task WriteAsync(IReadOnlyList<string> headers, IEnumerable<object?[]> rows)
    {
        using var writer = Open();
        writer.Write(new TableRows(headers, rows), CancellationToken.None);
        await writer.CompleteAsync(CancellationToken.None);
    }

    private static async Task<IEnumerable<string?>> TextsAsync(ParquetReader file, string column)
    {
        using var group = file.OpenRowGroupReader(0);
        var texts = new string[group.RowCount];
        await group.ReadAsync(Field(file, column), texts);
        return texts;
    }

    private static async Task<IEnumerable<T?>> ValuesAsync<T>(ParquetReader file, string column, int group = 0) where T : struct
    {
        using var rows = file.OpenRowGroupReader(group);
        var values = new T?[rows.RowCount];
        await rows.ReadAsync<T>(Field(file, column), values.AsMemory());
        return values;
    }

    private static DataField Field(ParquetReader file, string name) => file.Schema.GetDataFields().Single(field => field.Name == name);
}
