using System.Collections.Generic;
using System.Text.Json;
using Atomscale.Client.Analysis.Tables;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

/// <summary>Payloads written as text, with single quotes for the sake of the reader.</summary>
internal static class Payload
{
    public static JsonElement Of(string json) => JsonDocument.Parse(json.Replace('\'', '"')).RootElement;

    public static DataFrameTimeseries Rheed(string json) => TimeseriesReader.ReadRheed(Of(json));

    public static DataFrameTimeseries Series(string json) => TimeseriesReader.ReadSeries(Of(json));

    public static void AssertColumn(DataFrameTimeseries table, string column, params object?[] expected)
    {
        var cells = new List<object?>();
        var position = new List<string>(table.ColumnNames).IndexOf(column);
        Assert.True(position >= 0, $"no column {column} among {table.ColumnNames}");
        for (var row = 0L; row < table.RowCount; row++) cells.Add(table.GetCell(position, row));
        Assert.Equal(expected, cells);
    }
}
