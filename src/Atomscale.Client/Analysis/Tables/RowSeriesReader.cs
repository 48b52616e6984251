using System.Collections.Generic;
using System.Text.Json;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>The row form: an object a point. Only the two clock fields are renamed; they come first.</summary>
internal static class RowSeriesReader
{
    public static DataFrameTimeseries Read(JsonElement series, string path)
    {
        if (series.ValueKind != JsonValueKind.Array) throw TimeseriesReader.Malformed(path, series, "an array");

        var rows = new RowTable(series.GetArrayLength(), RuleOf);
        var index = 0;
        foreach (var row in series.EnumerateArray()) rows.SetRow(index, row, path, index++);

        var columns = new List<TableColumn>();
        var taken = new HashSet<string>();
        foreach (var clock in SeriesFields.Rows)
        {
            if (rows.Find(clock.Key) is { } column) columns.Add(Named(clock.Value, column, taken));
        }

        foreach (var column in rows.Columns)
        {
            if (!SeriesFields.Rows.ContainsKey(column.Field)) columns.Add(Named(column.Field, column, taken));
        }

        return DataFrameTimeseries.Create(columns);
    }

    private static CellRule RuleOf(string field) => field switch
    {
        SeriesFields.UnixTimestampField => CellRule.Stamp,
        SeriesFields.RelativeTimeField => CellRule.Number,
        _ => CellRule.Any,
    };

    private static TableColumn Named(string name, ColumnBuilder column, HashSet<string> taken) =>
        new(SeriesFields.MakeUnique(name, taken, " (field)"), column.Build());
}
