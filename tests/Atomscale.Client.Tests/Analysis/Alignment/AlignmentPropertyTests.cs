using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis;
using Atomscale.Client.Analysis.Alignment;
using Atomscale.Client.Analysis.Tables;
using FsCheck.Xunit;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class AlignmentPropertyTests
{
    [Property(MaxTest = 500, EndSize = 1_000_000)]
    public void The_joint_table_is_that_of_a_naive_implementation(int seed)
    {
        var random = new RandomSeries(seed);
        var series = random.Several(repeatTimes: true);
        var strategy = random.Strategy();

        var table = TimeseriesAligner.Align(series, strategy);

        var (times, columns) = NaiveAligner.Align(series, strategy);
        Assert.Equal(times.Select(InstantUnit.ToInstant), table.GetTimes());
        Assert.Equal(columns.Select(column => column.Name), table.ColumnNames.Skip(1));
        for (var column = 0; column < columns.Count; column++) AssertSame(columns[column].Values, table, column + 1);
    }

    [Property(MaxTest = 200, EndSize = 1_000_000)]
    public void The_order_of_rows_does_not_matter_where_no_two_stand_at_one_time(int seed)
    {
        var random = new RandomSeries(seed);
        var series = random.Several(repeatTimes: false);
        var strategy = random.Strategy();
        var shuffled = series.Select(one =>
        {
            var order = random.Order(one.Columns[0].Values.Length);
            return new AlignmentInput(one.DataId, one.Domain, null, one.Columns.Select(column => Reorder(column, order)).ToList());
        });

        AssertEqual(TimeseriesAligner.Align(series, strategy), TimeseriesAligner.Align(shuffled, strategy));
    }

    [Property(MaxTest = 200, EndSize = 1_000_000)]
    public void Merged_columns_never_lose_a_value(int seed)
    {
        var random = new RandomSeries(seed);
        var series = random.Several(repeatTimes: true);
        var strategy = random.Strategy();

        // With the id in its name no metric is shared: that is the table before anything is merged.
        var apart = TimeseriesAligner.Align(series.Select(TellApart), strategy);
        var merged = TimeseriesAligner.Align(series, strategy);

        var headers = merged.ColumnNames.ToList();
        for (var column = 1; column < apart.ColumnNames.Count; column++)
        {
            var source = apart.Columns[column - 1];
            var metric = source.Metric.Substring(source.DataId.Length + 1);
            var target = headers.IndexOf($"{source.DataId}|{source.Domain}|{metric}");
            if (target < 0) target = headers.IndexOf($"shared|{source.Domain}|{metric}");
            for (var row = 0; row < apart.RowCount; row++)
            {
                // As text: without a grid a column of numbers may be merged with one of text.
                if (apart.GetCell(column, row) is { } value) Assert.Equal(InvariantText.Of(value), InvariantText.Of(merged.GetCell(target, row)));
            }
        }
    }

    private static AlignmentInput TellApart(AlignmentInput series) => new(
        series.DataId,
        series.Domain,
        null,
        series.Columns.Select((column, position) => position == 0 ? column : TellApart(series.DataId, column)).ToList());

    private static TableColumn TellApart(string id, TableColumn column) => new($"{id} {column.Name}", column.Values);

    private static TableColumn Reorder(TableColumn column, int[] order)
    {
        var values = Array.CreateInstance(column.Values.GetType().GetElementType()!, order.Length);
        for (var row = 0; row < order.Length; row++) values.SetValue(column.Values.GetValue(order[row]), row);
        return new TableColumn(column.Name, values);
    }

    private static void AssertEqual(DataFrameAlignedTimeseries expected, DataFrameAlignedTimeseries actual)
    {
        Assert.Equal(expected.GetTimes(), actual.GetTimes());
        Assert.Equal(expected.ColumnNames, actual.ColumnNames);
        for (var column = 1; column < expected.ColumnNames.Count; column++)
            Assert.Equal(expected.GetColumn(expected.ColumnNames[column]), actual.GetColumn(actual.ColumnNames[column]));
    }

    private static void AssertSame(List<object?> expected, DataFrameAlignedTimeseries table, int column)
    {
        for (var row = 0; row < expected.Count; row++)
        {
            var actual = table.GetCell(column, row);
            if (expected[row] is null || actual is string or bool) Assert.Equal(InvariantText.Of(expected[row]), InvariantText.Of(actual));
            else Vectors.AssertClose(Convert.ToDouble(expected[row]), Convert.ToDouble(actual), $"{table.ColumnNames[column]}, row {row}");
        }
    }
}
