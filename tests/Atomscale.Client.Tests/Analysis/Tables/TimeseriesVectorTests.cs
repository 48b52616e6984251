using System;
using System.IO;
using System.Linq;
using Atomscale.Client.Analysis.Tables;
using Atomscale.Client.Json;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class TimeseriesVectorTests
{
    public static TheoryData<string> Names => Vectors.Names("properties");

    [Theory]
    [MemberData(nameof(Names))]
    public void Tables_equal_those_of_the_reference_client(string name)
    {
        var payload = Vectors.Json("properties", name, "input.json").GetProperty("payload");
        if (!File.Exists(Vectors.PathOf("properties", name, "expected.csv")))
        {
            Assert.Throws<PayloadException>(() => TimeseriesReader.ReadSeries(payload));
            return;
        }

        var table = TimeseriesReader.ReadSeries(payload);
        var expected = Vectors.Csv("properties", name, "expected.csv");
        Assert.Equal(expected[0], table.ColumnNames);
        Assert.Equal(expected.Count - 1, table.RowCount);
        for (var row = 1; row < expected.Count; row++)
        {
            for (var column = 0; column < expected[0].Length; column++)
                Vectors.AssertCell(expected[row][column], table.GetCell(column, row - 1), $"{name}, row {row}, {expected[0][column]}");
        }

        var types = Vectors.Json("properties", name, "expected.meta.json").GetProperty("dtypes").EnumerateArray().Select(type => type.GetString());
        Assert.Equal(types, Enumerable.Range(0, table.ColumnNames.Count).Select(column => DataTypeOf(table.GetColumnType(column))));
    }

    private static string DataTypeOf(Type type) => type == typeof(double) ? "float64" : type == typeof(long) ? "int64" : type == typeof(bool) ? "bool" : "object";
}
