using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Atomscale.Client.Analysis.Alignment;
using Atomscale.Client.Analysis.Tables;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class AlignmentVectorTests
{
    public static TheoryData<string> Names => Vectors.Names("align");

    [Theory]
    [MemberData(nameof(Names))]
    public void Joint_tables_equal_those_of_the_reference_client(string name)
    {
        var input = Vectors.Json("align", name, "input.json");
        var series = input.GetProperty("items").EnumerateArray().Select(ReadSeries).ToList();
        Enum.TryParse<AlignmentStrategy>(input.GetProperty("how").GetString(), ignoreCase: true, out var strategy);

        var table = TimeseriesAligner.Align(series, strategy);

        var expected = Vectors.Csv("align", name, "expected.csv");
        Assert.Equal(expected[0], table.ColumnNames);
        Assert.Equal(expected.Count - 1, table.RowCount);
        for (var row = 1; row < expected.Count; row++)
        {
            AssertTime(expected[row][0], Assert.IsType<DateTimeOffset>(table.GetCell(0, row - 1)));
            for (var column = 1; column < expected[0].Length; column++)
                Vectors.AssertCell(expected[row][column], table.GetCell(column, row - 1), $"{name}, row {row}, {expected[0][column]}");
        }

        var step = Vectors.Json("align", name, "expected.meta.json").GetProperty("grid_ns").GetInt64();
        Assert.Equal(TimeSpan.FromTicks(step / 100), table.Step);
    }

    private static void AssertTime(string expected, DateTimeOffset actual)
    {
        var instant = DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        Assert.True(Math.Abs((instant - actual).TotalMilliseconds) < 1, $"expected {expected}, found {InvariantText.Of(actual)}");
        Assert.Equal(TimeSpan.Zero, actual.Offset);
    }

    private static AlignmentInput ReadSeries(JsonElement item)
    {
        var domain = AlignmentInput.DomainOf(item.GetProperty("data_type").GetString()!)!;
        var upload = DateTimeOffset.Parse(item.GetProperty("upload_datetime").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var payload = item.GetProperty("payload");
        var table = domain == AlignmentInput.Rheed ? TimeseriesReader.ReadRheed(payload) : TimeseriesReader.ReadSeries(payload);
        return new AlignmentInput(item.GetProperty("data_id").GetString()!, domain, upload, table.Columns);
    }
}
