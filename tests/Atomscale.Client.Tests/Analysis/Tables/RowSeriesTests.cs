using Atomscale.Client.Json;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class RowSeriesTests
{
    [Theory]
    [InlineData("{'series': @}")]
    [InlineData("@")]
    [InlineData("{'properties': null, 'series': @}")]
    public void Only_the_clocks_are_renamed_and_they_come_first(string form)
    {
        var table = Payload.Series(form.Replace("@", """
            [{'perimeter_px': 1, 'relative_time_seconds': 0, 'time_seconds': 5, 'unix_timestamp_ms': 1700000000000.9, 'frame_number': 3},
             {'perimeter_px': null, 'relative_time_seconds': 0.5, 'time_seconds': 6, 'unix_timestamp_ms': '1700000000500', 'frame_number': 4}]
            """));

        Assert.Equal(["UNIX Timestamp", "Time", "perimeter_px", "time_seconds", "frame_number"], table.ColumnNames);
        Payload.AssertColumn(table, "UNIX Timestamp", 1700000000000L, 1700000000500L);
        Payload.AssertColumn(table, "Time", 0.0, 0.5);
        Payload.AssertColumn(table, "perimeter_px", 1.0, null);
        Payload.AssertColumn(table, "frame_number", 3L, 4L);
    }

    [Fact]
    public void Columns_take_the_type_that_holds_all_their_values()
    {
        var table = Payload.Series("""
            [{'whole': 9007199254740993, 'number': 1, 'flag': true, 'text': 'a', 'mixed': 1, 'holes': 1, 'none': null, 'nan': 'NaN', 'long': 12345678901234567890},
             {'whole': -1, 'number': 1.5, 'flag': null, 'text': null, 'mixed': 'b', 'none': null, 'nan': 2, 'long': 1},
             {'whole': 2, 'number': 2e3, 'flag': false, 'text': 'NaN', 'mixed': false, 'holes': 3, 'none': null, 'nan': 3, 'long': 2}]
            """);

        Payload.AssertColumn(table, "whole", 9007199254740993L, -1L, 2L);
        Payload.AssertColumn(table, "number", 1.0, 1.5, 2000.0);
        Payload.AssertColumn(table, "flag", true, null, false);
        Payload.AssertColumn(table, "text", "a", null, "NaN");
        Payload.AssertColumn(table, "mixed", "1", "b", "false");
        Payload.AssertColumn(table, "holes", 1.0, null, 3.0);
        Payload.AssertColumn(table, "none", null, null, null);
        Payload.AssertColumn(table, "nan", null, 2.0, 3.0);
        Payload.AssertColumn(table, "long", 12345678901234567890.0, 1.0, 2.0);
        Assert.IsType<long[]>(table.GetColumn("whole"));
        Assert.IsType<double[]>(table.GetColumn("none"));
        Assert.Equal([true, null, false], Assert.IsType<bool?[]>(table.GetColumn("flag")));
        Assert.IsType<string?[]>(table.GetColumn("text"));
    }

    [Fact]
    public void A_row_without_a_stamp_has_none()
    {
        var table = Payload.Series("[{'unix_timestamp_ms': null, 'a': 1}, {'a': 2}, {'unix_timestamp_ms': 1700000000000.5}]");

        Payload.AssertColumn(table, "UNIX Timestamp", null, null, 1700000000000.0);
        Assert.Equal(table.Start, table.End);
        Assert.Equal("2023-11-14T22:13:20Z", InvariantText.Of(table.Start));
    }

    [Fact]
    public void Fields_called_like_the_clocks_make_way_for_them()
    {
        var table = Payload.Series("[{'Time': 'noon', 'relative_time_seconds': 1.5}]");

        Assert.Equal(["Time", "Time (field)"], table.ColumnNames);
        Payload.AssertColumn(table, "Time", 1.5);
    }

    [Fact]
    public void Of_a_field_that_a_row_has_twice_the_last_one_counts()
    {
        Payload.AssertColumn(Payload.Series("[{'a': 1, 'b': 0, 'a': 2}]"), "a", 2L);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{'series': []}")]
    [InlineData("{'properties': {}}")]
    [InlineData("{'properties': {}, 'series': [{'a': 1}]}")]
    public void An_answer_that_is_nothing_is_an_empty_table(string json) => Assert.Equal("no rows", Payload.Series(json).ToString());

    [Theory]
    [InlineData("{'rows': []}", "")]
    [InlineData("'text'", "")]
    [InlineData("[[1]]", "[0]")]
    [InlineData("[{'relative_time_seconds': []}]", "[0].relative_time_seconds")]
    [InlineData("{'series': null}", "series")]
    [InlineData("{'series': [null]}", "series[0]")]
    [InlineData("{'series': [{'unix_timestamp_ms': 'noon'}]}", "series[0].unix_timestamp_ms")]
    [InlineData("{'series': [{'unix_timestamp_ms': true}]}", "series[0].unix_timestamp_ms")]
    [InlineData("{'series': [{}, {'unix_timestamp_ms': 1e19}]}", "series[1].unix_timestamp_ms")]
    public void A_malformed_answer_is_an_error_that_names_the_field(string json, string field) =>
        Assert.Equal(field, Assert.Throws<PayloadException>(() => Payload.Series(json)).Field);
}
