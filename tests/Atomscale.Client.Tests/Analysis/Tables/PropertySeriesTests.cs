using System;
using System.Linq;
using Atomscale.Client.Json;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class PropertySeriesTests
{
    [Fact]
    public void Values_are_carried_forward_from_the_last_one_that_is_not_null()
    {
        var table = Payload.Series("""
            {'properties': {
              'T': {'unix_timestamp_ms': [1000, 2000, 3000, 4000], 'relative_time_seconds': [0, 1, 2, 3], 'values': [null, 5, null, 7]},
              'shutter': {'unix_timestamp_ms': [2500], 'values': [true]},
              'state': {'unix_timestamp_ms': [500, 3000], 'values': ['idle', 'grow']}}}
            """);

        Assert.Equal(["UNIX Timestamp", "Time", "T", "shutter", "state"], table.ColumnNames);
        Payload.AssertColumn(table, "UNIX Timestamp", 500L, 1000L, 2000L, 2500L, 3000L, 4000L);
        Payload.AssertColumn(table, "Time", -0.5, 0.0, 1.0, 1.5, 2.0, 3.0);
        Payload.AssertColumn(table, "T", null, null, 5.0, 5.0, 5.0, 7.0);
        Payload.AssertColumn(table, "shutter", null, null, null, true, true, true);
        Payload.AssertColumn(table, "state", "idle", "idle", "idle", "idle", "grow", "grow");
    }

    [Fact]
    public void Of_two_samples_at_one_stamp_the_last_one_stays()
    {
        var table = Payload.Series("{'properties': {'a': {'unix_timestamp_ms': [2000, 1000, 2000, 1000.5], 'relative_time_seconds': [9, 0, 1, 0.25], 'values': [1, 2, 3, 4]}}}");

        Payload.AssertColumn(table, "UNIX Timestamp", 1000L, 2000L);
        Payload.AssertColumn(table, "Time", 0.25, 1.0);
        Payload.AssertColumn(table, "a", 4L, 3L);
    }

    [Fact]
    public void Time_is_absent_at_a_null_relative_time_and_next_to_it()
    {
        var table = Payload.Series("""
            {'properties': {
              'a': {'unix_timestamp_ms': [1000, 2000, 3000, 4000, 5000], 'relative_time_seconds': [0, 1, null, 3, 4], 'values': [1, 1, 1, 1, 1]},
              'b': {'unix_timestamp_ms': [1500, 2500, 3500, 4500], 'values': [2, 2, 2, 2]}}}
            """);

        Payload.AssertColumn(table, "Time", 0.0, 0.5, 1.0, null, null, null, 3.0, 3.5, 4.0);
    }

    [Fact]
    public void Time_is_absent_beyond_a_null_relative_time_at_an_end()
    {
        var table = Payload.Series("""
            {'properties': {
              'a': {'unix_timestamp_ms': [1000, 2000, 3000], 'relative_time_seconds': [null, 1, 2], 'values': [1, 1, 1]},
              'b': {'unix_timestamp_ms': [500, 1500], 'values': [2, 2]}}}
            """);

        Payload.AssertColumn(table, "Time", null, null, null, 1.0, 2.0);
    }

    [Theory]
    [InlineData("[null]", 0.0)]
    [InlineData("[]", 0.0)]
    [InlineData("[2.5]", 2.5)]
    public void With_one_pair_only_a_null_relative_time_counts_as_zero(string times, double expected)
    {
        var table = Payload.Series("{'properties': {'a': {'unix_timestamp_ms': [2000], 'relative_time_seconds': @, 'values': [1]}, 'b': {'unix_timestamp_ms': [1000], 'values': [1]}}}".Replace("@", times));

        Payload.AssertColumn(table, "Time", expected - 1, expected);
    }

    [Fact]
    public void Of_properties_of_equal_length_the_first_one_gives_the_time()
    {
        var table = Payload.Series("""
            {'properties': {
              'short': {'unix_timestamp_ms': [1000, null, null], 'relative_time_seconds': [70, 1, 2], 'values': [1, 2, 3]},
              'a': {'unix_timestamp_ms': [1000, 2000], 'relative_time_seconds': [10, 12], 'values': [1, 2]},
              'b': {'unix_timestamp_ms': [1000, 2000], 'relative_time_seconds': [20, 22], 'values': [1, 2]}}}
            """);

        Payload.AssertColumn(table, "Time", 10.0, 12.0);
    }

    [Fact]
    public void A_property_called_like_a_clock_is_told_apart()
    {
        var table = Payload.Series("""
            {'properties': {
              'Time': {'unix_timestamp_ms': [1000], 'values': [1]}, 'unix_timestamp_ms': {'unix_timestamp_ms': [1000], 'values': [2]},
              'UNIX Timestamp': {'unix_timestamp_ms': [1000], 'values': [3]}, 'relative_time_seconds': {'unix_timestamp_ms': [1000], 'values': [4]},
              'Time (property)': {'unix_timestamp_ms': [1000], 'values': [5]}, 'time': {'unix_timestamp_ms': [1000], 'values': [6]}}}
            """);

        Assert.Equal(
            [
                "UNIX Timestamp", "Time", "Time (property)", "unix_timestamp_ms (property)", "UNIX Timestamp (property)", "relative_time_seconds (property)",
                "Time (property) (property)", "time",
            ],
            table.ColumnNames);
        Payload.AssertColumn(table, "Time (property)", 1L);
        Payload.AssertColumn(table, "Time (property) (property)", 5L);
    }

    [Fact]
    public void Units_are_kept_with_their_columns()
    {
        var table = Payload.Series("""
            {'properties': {
              'T': {'unix_timestamp_ms': [1000], 'values': [1], 'units': 'K'}, 't': {'unix_timestamp_ms': [1000], 'values': [1], 'units': 's'},
              'n': {'unix_timestamp_ms': [1000], 'values': [1], 'units': ''}, 'm': {'unix_timestamp_ms': [1000], 'values': [1], 'units': null}}}
            """);

        Assert.Equal(",,K,s,,", string.Join(",", Enumerable.Range(0, 6).Select(table.GetUnit)));
    }

    [Fact]
    public void A_property_without_any_stamp_gives_no_column()
    {
        var table = Payload.Series("""
            {'properties': {
              'a': {'unix_timestamp_ms': [null], 'values': [1]}, 'b': {'values': [1]}, 'c': {'unix_timestamp_ms': null, 'values': [1]},
              'd': {'unix_timestamp_ms': [1000]}}}
            """);

        Assert.Equal(["UNIX Timestamp", "Time", "d"], table.ColumnNames);
        Payload.AssertColumn(table, "d", [null]);
    }

    [Fact]
    public void Columns_are_found_by_exact_name_first_and_else_without_regard_to_case()
    {
        var table = Payload.Series("{'properties': {'T': {'unix_timestamp_ms': [1000], 'values': [1]}, 't': {'unix_timestamp_ms': [1000], 'values': [2]}}}");

        Assert.Equal([2L], Assert.IsType<long[]>(table.GetColumn("t")));
        Assert.Equal([1000L], Assert.IsType<long[]>(table.GetColumn("unix timestamp")));
        Assert.Contains("UNIX Timestamp; Time; T; t", Assert.Throws<ArgumentException>(() => table.GetColumn("x")).Message);
    }

    [Fact]
    public void The_table_cannot_be_changed_through_its_copies()
    {
        var table = Payload.Series("{'properties': {'a': {'unix_timestamp_ms': [1000, 2000], 'values': [1.5, null]}}}");

        ((double[])table.GetColumn("a"))[0] = 7;
        var frame = table.ToDataFrame();
        frame["a"][0] = 8.0;
        frame.Columns.Remove("Time");

        Payload.AssertColumn(table, "a", 1.5, 1.5);
        Assert.Equal(3, table.ToDataFrame().Columns.Count);
    }

    [Theory]
    [InlineData("{'properties': []}", "properties")]
    [InlineData("{'properties': null}", "properties")]
    [InlineData("{'properties': {'a': {'unix_timestamp_ms': {}}}}", "properties.a.unix_timestamp_ms")]
    [InlineData("{'properties': {'a': {'unix_timestamp_ms': ['x']}}}", "properties.a.unix_timestamp_ms[0]")]
    [InlineData("{'properties': {'a': {'unix_timestamp_ms': [1, 'NaN']}}}", "properties.a.unix_timestamp_ms[1]")]
    [InlineData("{'properties': {'a': {'unix_timestamp_ms': [1], 'values': 3}}}", "properties.a.values")]
    [InlineData("{'properties': {'a': {'unix_timestamp_ms': [1], 'relative_time_seconds': [true]}}}", "properties.a.relative_time_seconds[0]")]
    public void A_malformed_answer_is_an_error_that_names_the_field(string json, string field) =>
        Assert.Equal(field, Assert.Throws<PayloadException>(() => Payload.Series(json)).Field);
}
