using System.Collections.Generic;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>
/// The RHEED form: blocks of rows, one for each angle, stacked in order. Angle and Frame Number come first, since they are the key;
/// then the fields in the order of their first appearance, but for those that are null everywhere.
/// </summary>
internal static class RheedSeriesReader
{
    private const string Blocks = "series_by_angle";

    public static DataFrameTimeseries Read(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object) throw TimeseriesReader.Malformed("", payload, "an object");
        if (!payload.TryGetProperty(Blocks, out var blocks)) throw new PayloadException("", $"has no '{Blocks}'");
        if (blocks.ValueKind != JsonValueKind.Array) throw TimeseriesReader.Malformed(Blocks, blocks, "an array");

        var described = new List<AngleBlock>();
        var rowCount = CountRows(blocks);
        if (rowCount == 0) return DataFrameTimeseries.Empty;

        var angles = new double[rowCount];
        var rows = new RowTable(rowCount, RuleOf);
        int next = 0, index = 0;
        foreach (var block in blocks.EnumerateArray())
        {
            var path = $"{Blocks}[{index++}]";
            if (!block.TryGetProperty("series", out var series) || series.GetArrayLength() == 0) continue;
            var read = ReadBlock(block, path, next, series.GetArrayLength());
            described.Add(read);

            var rowInBlock = 0;
            var rowsPath = $"{path}.series";
            foreach (var row in series.EnumerateArray())
            {
                angles[next] = read.Angle;
                rows.SetRow(next++, row, rowsPath, rowInBlock++);
            }
        }

        return DataFrameTimeseries.Create(Arrange(angles, rows), described.ToArray());
    }

    private static int CountRows(JsonElement blocks)
    {
        int count = 0, index = 0;
        foreach (var block in blocks.EnumerateArray())
        {
            var path = $"{Blocks}[{index++}]";
            if (block.ValueKind != JsonValueKind.Object) throw TimeseriesReader.Malformed(path, block, "an object");
            if (!block.TryGetProperty("series", out var series)) continue;
            if (series.ValueKind != JsonValueKind.Array) throw TimeseriesReader.Malformed($"{path}.series", series, "an array");
            count += series.GetArrayLength();
        }

        return count;
    }

    private static AngleBlock ReadBlock(JsonElement block, string path, int firstRow, int rowCount)
    {
        block.TryGetProperty("angle", out var angle);
        var problem = Cell.TryReadNumericText(angle, out var cell);
        if (problem is not null) throw new PayloadException($"{path}.angle", problem);
        return new AngleBlock(
            cell.ToDouble(), firstRow, rowCount, TextOf(block, "view_id"), TextOf(block, "interval_id"), TextOf(block, "azimuth_label"));
    }

    private static CellRule RuleOf(string field) => field switch
    {
        "time_seconds" or "frame_number" or SeriesFields.RelativeTimeField or SeriesFields.UnixTimestampField => CellRule.Number,
        _ => SeriesFields.Rheed.ContainsKey(field) ? CellRule.Scalar : CellRule.Any,
    };

    // These only describe the block: whatever they are is kept as text.
    private static string? TextOf(JsonElement block, string field)
    {
        if (!block.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return JsonValues.TextOf(value);
    }

    private static List<TableColumn> Arrange(double[] angles, RowTable rows)
    {
        // The contract's names are taken first: a field that happens to be called like one makes way.
        var taken = new HashSet<string> { SeriesFields.Angle };
        foreach (var column in rows.Columns)
        {
            if (column.HasValue && SeriesFields.Rheed.TryGetValue(column.Field, out var name)) taken.Add(name);
        }

        var columns = new List<TableColumn> { new(SeriesFields.Angle, angles) };
        var frames = rows.Find("frame_number");
        if (frames is { HasValue: true }) columns.Add(new TableColumn(SeriesFields.FrameNumber, frames.Build()));
        foreach (var column in rows.Columns)
        {
            if (column == frames || !column.HasValue) continue;
            if (!SeriesFields.Rheed.TryGetValue(column.Field, out var name)) name = SeriesFields.MakeUnique(column.Field, taken, " (field)");
            columns.Add(new TableColumn(name, column.Build()));
        }

        return columns;
    }
}
