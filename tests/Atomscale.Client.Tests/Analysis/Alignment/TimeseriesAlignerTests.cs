using System;
using System.Linq;
using Atomscale.Client.Analysis.Alignment;
using Atomscale.Client.Analysis.Tables;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class TimeseriesAlignerTests
{
    private const string Upload = "2024-01-02T03:04:05Z";

    [Theory]
    [InlineData("unix_timestamp_ns", 1_700_000_000_000_000_000, 1_700_000_001_000_000_000)]
    [InlineData("timestamp_us", 1_700_000_000_000_000, 1_700_000_001_000_000)]
    [InlineData("timestamp_ms", 1_700_000_000_000, 1_700_000_001_000)]
    [InlineData("unix_timestamp_seconds", 1_700_000_000, 1_700_000_001)]
    [InlineData("timestamp_s", 1_700_000_000, 1_700_000_001)]
    [InlineData("unix_timestamp", 1_700_000_000_000_000_000, 1_700_000_001_000_000_000)]
    [InlineData("timestamp", 1_700_000_000_000_000, 1_700_000_001_000_000)]
    [InlineData("Unix Timestamp", 1_700_000_000_000, 1_700_000_001_000)]
    [InlineData("UNIX Timestamp", 1_700_000_000, 1_700_000_001)]
    public void A_clock_is_read_in_the_unit_of_its_name_or_size(string name, long first, long second)
    {
        var table = Align(Series("a", new TableColumn(name, new[] { first, second }), Metric(1, 2)));

        Assert.Equal("2023-11-14T22:13:20Z", InvariantText.Of(table.Start));
        Assert.Equal("2023-11-14T22:13:21Z", InvariantText.Of(table.End));
    }

    [Fact]
    public void A_clock_that_contradicts_its_name_is_an_error_for_the_whole_alignment()
    {
        var good = Series("good", Stamps(1_700_000_000_000), Metric(1));
        var bad = Series("bad", new TableColumn("timestamp_ms", new[] { 1_700_000_000.0 }), Metric(1));

        var error = Assert.Throws<AtomscaleException>(() => Align(good, bad));

        Assert.Equal(AtomscaleErrorKind.BadAnswer, error.Kind);
        Assert.Equal("The clock 'timestamp_ms' of 'bad' is in milliseconds by its name and in seconds by its values: nothing was aligned.", error.Message);
    }

    [Fact]
    public void A_named_clock_goes_before_a_sized_one_even_when_it_is_empty()
    {
        var table = Series("a", Stamps(1_700_000_000_000), new TableColumn("timestamp_s", new[] { double.NaN }), Metric(1));

        Assert.Equal(0, Align(table).RowCount);
    }

    [Fact]
    public void Text_of_numbers_is_a_clock_and_its_other_rows_go()
    {
        var table = Align(Series("a", new TableColumn("timestamp", new[] { "1700000000", "2023-11-14", null, "1700000002" }), Metric(1, 2, 3, 4)));

        AssertColumn(table, "a|optical|m", 1, 4);
    }

    [Fact]
    public void Text_of_dates_is_a_clock_where_no_value_is_a_number()
    {
        var table = Align(Series("a", new TableColumn("timestamp", new[] { "2023-11-14T22:13:20", "soon", "2023-11-14T23:13:21+01:00" }), Metric(1, 2, 3)));

        Assert.Equal(["2023-11-14T22:13:20Z", "2023-11-14T22:13:21Z"], table.GetTimes().Select(time => InvariantText.Of(time)));
        AssertColumn(table, "a|optical|m", 1, 3);
    }

    [Theory]
    [InlineData("time_seconds")]
    [InlineData("relative_time_seconds")]
    [InlineData("Relative Time")]
    [InlineData("Time")]
    public void Relative_seconds_begin_at_the_upload(string name)
    {
        var table = Align(Series("a", new TableColumn(name, new[] { 1.0, double.NaN, 2.0 }), Metric(1, 2, 3)));

        Assert.Equal(["2024-01-02T03:04:06Z", "2024-01-02T03:04:07Z"], table.GetTimes().Select(time => InvariantText.Of(time)));
    }

    [Fact]
    public void A_table_without_a_readable_clock_is_left_out()
    {
        var clocked = Series("a", Stamps(1_700_000_000_000), Metric(1));
        var noUpload = new AlignmentInput("b", "optical", null, [new TableColumn("Time", new[] { 1.0 }), Metric(1)]);
        var empty = Series("c", Stamps(double.NaN), Metric(1));
        var noClock = Series("d", Metric(1));
        var flags = Series("e", new TableColumn("timestamp", new bool?[] { true }), Metric(1));
        var farAway = Series("f", Stamps(-1e300), Metric(1));

        Assert.Equal(["time", "a|optical|m"], Align(clocked, noUpload, empty, noClock, flags, farAway).ColumnNames);
        Assert.Equal("no rows", Align(noUpload, empty, noClock, flags, farAway).ToString());
        Assert.Equal(["time"], Align(empty).ColumnNames);
    }

    [Fact]
    public void Of_equal_times_the_first_row_stays()
    {
        var table = Align(Series("a", Stamps(1_700_000_002_000, 1_700_000_001_000, 1_700_000_002_000, 1_700_000_001_000), Metric(5, 6, 7, 8)));

        AssertColumn(table, "a|optical|m", 6, 5);
    }

    [Fact]
    public void A_step_is_no_less_than_a_millionth_of_the_time_that_all_span()
    {
        var table = Align(Series("a", Stamps(1_700_000_000_000, 1_700_000_001_000, 1_700_000_002_000, 1_702_000_000_000), Metric(1, 2, 3, 4)));

        Assert.Equal(TimeSpan.FromSeconds(2), table.Step);
        Assert.Equal(1_000_001, table.RowCount);
    }

    [Fact]
    public void An_even_number_of_steps_takes_the_mean_of_the_two_middle_ones()
    {
        var table = Align(
            Series("a", Stamps(0, 1_000, 3_000), Metric(1, 2, 3)),
            Series("b", Stamps(0, 4_000), Metric(1, 2)));

        Assert.Equal(TimeSpan.FromSeconds(2_750), table.Step);
    }

    [Fact]
    public void With_one_point_in_each_table_there_is_no_grid_and_every_column_stays()
    {
        var table = Align(
            Series("a", Stamps(1_700_000_000_123), new TableColumn("state", new[] { "grow" }), new TableColumn("open", new bool?[] { true })),
            Series("b", Stamps(1_700_000_001_000), new TableColumn("state", new[] { "idle" }), Metric(2)));

        Assert.Null(table.Step);
        Assert.Equal(["time", "a|optical|open", "b|optical|m", "shared|optical|state"], table.ColumnNames);
        Assert.Equal("2023-11-14T22:13:20.123Z", InvariantText.Of(table.Start));
        Assert.Equal(["grow", "idle"], (string[])table.GetColumn("shared|optical|state"));
        Assert.Equal([true, null], (bool?[])table.GetColumn("a|optical|open"));
        Assert.Equal([double.NaN, 2], (double[])table.GetColumn("b|optical|m"));
    }

    [Fact]
    public void Series_without_a_common_instant_have_columns_and_no_rows_in_an_inner_join()
    {
        var one = Series("a", Stamps(1_700_000_000_000, 1_700_000_001_000), Metric(1, 2));
        var other = Series("b", Stamps(1_700_000_000_500), Metric(1));

        var onGrid = TimeseriesAligner.Align([one, other], AlignmentStrategy.Inner);
        Assert.Equal("no rows", onGrid.ToString());
        Assert.Equal(["time", "shared|optical|m"], onGrid.ColumnNames);
        Assert.Equal(["time", "shared|optical|m"], onGrid.ToDataFrame().Columns.Select(column => column.Name));
        Assert.Empty((double[])onGrid.GetColumn("shared|optical|m"));
        var onOwnTimes = TimeseriesAligner.Align([other, Series("c", Stamps(1_700_000_000_000), Metric(1))], AlignmentStrategy.Inner);
        Assert.Equal((0, "time, shared|optical|m"), (onOwnTimes.RowCount, string.Join(", ", onOwnTimes.ColumnNames)));
    }

    [Fact]
    public void Truth_values_with_a_gap_after_the_join_are_dropped()
    {
        var flags = Series("a", Stamps(1_700_000_000_000, 1_700_000_001_000), new TableColumn("open", new bool?[] { true, false }));
        var same = Series("b", Stamps(1_700_000_000_000, 1_700_000_001_000), Metric(1, 2));
        var longer = Series("c", Stamps(1_700_000_000_000, 1_700_000_001_000, 1_700_000_002_000), Metric(1, 2, 3));

        Assert.Contains("a|optical|open", Align(flags, same).ColumnNames);
        Assert.DoesNotContain("a|optical|open", Align(flags, longer).ColumnNames);
        Assert.Contains("a|optical|open", TimeseriesAligner.Align([flags, longer], AlignmentStrategy.Inner).ColumnNames);
    }

    [Fact]
    public void An_id_counts_once_and_other_kinds_of_result_do_not_count()
    {
        var entry = new CatalogueEntry("A", "optical", "success");
        var recipe = new CatalogueEntry("R", "recipe", "success");
        var table = DataFrameTimeseries.Create([Stamps(1_700_000_000_000), Metric(1)]);

        var aligned = TimeseriesAligner.Align(
            [new OpticalResult(entry, table), new RecipeResult(recipe, table), new OpticalResult(new CatalogueEntry("a", "optical", "success"), table)],
            AlignmentStrategy.Outer);

        Assert.Equal(["time", "A|optical|m"], aligned.ColumnNames);
    }

    [Fact]
    public void Columns_tell_where_they_come_from_and_their_unit()
    {
        var one = Series("a", Stamps(1_700_000_000_000, 1_700_000_001_000), new TableColumn("T", new[] { 1.0, 2.0 }, "C"), Metric(1, 2));
        var other = Series("b", Stamps(1_700_000_001_000, 1_700_000_002_000), new TableColumn("T", new[] { 2.0, 3.0 }, "C"));

        var table = Align(one, other);

        var shared = Assert.Single(table.Columns, column => column.Metric == "T");
        Assert.Equal(("shared", "optical", "C"), (shared.DataId, shared.Domain, shared.Unit));
        Assert.Equal("C", table.Units["shared|optical|T"]);
        Assert.Equal("C", table.GetUnit(2));
        Assert.Equal("3 rows, 3 columns, 2 s from 2023-11-14T22:13:20Z", table.ToString());
    }

    [Fact]
    public void The_data_frame_has_the_times_in_utc_and_null_where_a_value_is_missing()
    {
        var frame = Align(Series("a", Stamps(1_700_000_000_000, 1_700_000_001_000, 1_700_000_003_000, 1_700_000_004_000), Metric(1, 2, 3, 4))).ToDataFrame();

        Assert.Equal(5, frame.Rows.Count);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc), frame["time"][0]);
        Assert.Null(frame["a|optical|m"][2]);
        Assert.Equal(["time"], DataFrameAlignedTimeseries.Empty.ToDataFrame().Columns.Select(column => column.Name));
    }

    private static DataFrameAlignedTimeseries Align(params AlignmentInput[] series) => TimeseriesAligner.Align(series, AlignmentStrategy.Outer);

    private static AlignmentInput Series(string id, params TableColumn[] columns) => new(id, "optical", DateTimeOffset.Parse(Upload), columns);

    private static TableColumn Stamps(params double[] stamps) => new("UNIX Timestamp", stamps);

    private static TableColumn Metric(params double[] values) => new("m", values);

    private static void AssertColumn(DataFrameAlignedTimeseries table, string column, params double[] expected) =>
        Assert.Equal(expected, ((double[])table.GetColumn(column)).Where(value => !double.IsNaN(value)));
}
