using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Atomscale.Client.Tables;
using Atomscale.Client.Tables.Formats;
using Xunit;

namespace Atomscale.Client.Tests.Tables;

/// <summary>Read back by Apache.Arrow's own reader of files.</summary>
public sealed class ArrowTableWriterTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"atomscale-tests-{Guid.NewGuid():N}");

    public ArrowTableWriterTests() => Directory.CreateDirectory(_folder);

    private string Target => Path.Combine(_folder, "table.arrow");

    [Fact]
    public async Task Columns_have_the_types_of_their_values_and_gaps_are_null()
    {
        var instant = new DateTimeOffset(2026, 1, 31, 9, 0, 0, 123, TimeSpan.FromHours(1));
        var early = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(12_345_670);
        await WriteAsync(["text", "number", "whole", "both", "flag", "time", "nothing"], [
            ["a", 1.5, 1, 2L, true, instant, null],
            [null, double.NaN, null, 0.5, null, null, null],
            ["𝄞\0", double.NegativeInfinity, long.MinValue, null, false, early, null]]);
        var (schema, batches) = Read();
        Assert.Equal(
            [ArrowTypeId.String, ArrowTypeId.Double, ArrowTypeId.Int64, ArrowTypeId.Double, ArrowTypeId.Boolean, ArrowTypeId.Timestamp, ArrowTypeId.String],
            schema.FieldsList.Select(field => field.DataType.TypeId));
        Assert.All(schema.FieldsList, field => Assert.True(field.IsNullable));
        var time = (TimestampType)schema.GetFieldByName("time").DataType;
        Assert.Equal((TimeUnit.Microsecond, "UTC"), (time.Unit, time.Timezone));
        var batch = Assert.Single(batches);
        Assert.Equal(["a", null, "𝄞\0"], Texts(batch, "text"));
        Assert.Equal([1.5, null, double.NegativeInfinity], ((DoubleArray)batch.Column("number")).ToArray());
        Assert.Equal([1, null, long.MinValue], ((Int64Array)batch.Column("whole")).ToArray());
        Assert.Equal([2, 0.5, null], ((DoubleArray)batch.Column("both")).ToArray());
        Assert.Equal([true, null, false], ((BooleanArray)batch.Column("flag")).ToArray());
        Assert.Equal([instant, null, early], Enumerable.Range(0, 3).Select(((TimestampArray)batch.Column("time")).GetTimestamp));
        Assert.Equal([null, null, null], Texts(batch, "nothing"));
    }

    [Fact]
    public async Task Nested_and_mixed_values_are_text_and_hostile_names_stay()
    {
        const string Name = "a/b.c\"\n\u2028 é𝄞";
        await WriteAsync([Name, "A", "a"], [[new PropertyBag([new("k", new ValueList([1L, "x", null]))]), "\uD800", 1.5], [null, null, true]]);
        var (schema, batches) = Read();
        Assert.Equal([Name, "A", "a"], schema.FieldsList.Select(field => field.Name));
        Assert.Equal(["""{"k":[1,"x",null]}""", null], Texts(batches[0], Name));
        Assert.Equal(["\uFFFD", null], Texts(batches[0], "A"));
        Assert.Equal(["1.5", "true"], Texts(batches[0], "a"));
    }

    [Fact]
    public async Task Units_stand_in_the_schemas_metadata()
    {
        using (var writer = Open())
        {
            writer.Write(new TableRows(["id", "p"], [["x", 1.0]], [null, "mbar"]), CancellationToken.None);
            writer.Write(new TableRows(["id", "p"], [["y", 2.0]], [null, "Torr"]), CancellationToken.None);
            await writer.CompleteAsync(CancellationToken.None);
        }

        Assert.Equal("""{"p":"mbar; Torr"}""", Read().Schema.Metadata["units"]);
    }

    [Fact]
    public async Task Long_tables_have_batches_of_bounded_size_and_keep_the_order()
    {
        const int Rows = 250_000;
        const int Columns = 20;
        var headers = Enumerable.Range(0, Columns).Select(column => $"c{column}").ToArray();
        await WriteAsync(headers, Enumerable.Range(0, Rows).Select(row => Enumerable.Range(0, Columns).Select(column => column == 0 ? (object?)row : column == 1 ? $"t{row}" : null).ToArray()));
        var batches = Read().Batches;
        Assert.Equal(5, batches.Count);
        long next = 0;
        foreach (var batch in batches)
        {
            var texts = (StringArray)batch.Column("c1");
            var numbers = (Int64Array)batch.Column("c0");
            for (var row = 0; row < batch.Length; row++, next++) Assert.True(numbers.GetValue(row) == next && texts.GetString(row) == $"t{next}");
        }

        Assert.Equal(Rows, next);
    }

    [Fact]
    public async Task A_table_without_rows_keeps_its_columns_and_one_without_columns_is_a_file_too()
    {
        await WriteAsync(["a", "b"], []);
        var (schema, batches) = Read();
        Assert.Equal(["a", "b"], schema.FieldsList.Select(field => field.Name));
        Assert.Empty(batches);
        using (var writer = Open()) await writer.CompleteAsync(CancellationToken.None);
        Assert.Empty(Read().Schema.FieldsList);
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

    private ITableWriter Open() => TableFormats.Open(Target, new TableOptions(TableFormat.Arrow, force: true));

    private async Task WriteAsync(IReadOnlyList<string> headers, IEnumerable<object?[]> rows)
    {
        using var writer = Open();
        writer.Write(new TableRows(headers, rows), CancellationToken.None);
        await writer.CompleteAsync(CancellationToken.None);
    }

    private (Schema Schema, List<RecordBatch> Batches) Read()
    {
        var reader = new ArrowFileReader(new MemoryStream(File.ReadAllBytes(Target)));
        var batches = new List<RecordBatch>();
        while (reader.ReadNextRecordBatch() is { } batch) batches.Add(batch);
        return (reader.Schema, batches);
    }

    private static IEnumerable<string?> Texts(RecordBatch batch, string column)
    {
        var texts = (StringArray)batch.Column(column);
        return Enumerable.Range(0, texts.Length).Select(index => texts.GetString(index)).ToArray();
    }
}
