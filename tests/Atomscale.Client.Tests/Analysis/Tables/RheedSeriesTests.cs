using System.Linq;
using Atomscale.Client.Json;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class RheedSeriesTests
{
    [Fact]
    public void Blocks_are_stacked_in_order_each_row_with_its_angle()
    {
        var table = Payload.Rheed("""
            {'series_by_angle': [
              {'angle': 15, 'series': [{'time_seconds': 0.5, 'frame_number': 7}, {'time_seconds': 1.5, 'frame_number': 8}]},
              {'angle': 30, 'series': []},
              {'angle': '-4.5', 'series': [{'time_seconds': 0.25, 'frame_number': 9}]}]}
            """);

        Assert.Equal(["Angle", "Frame Number", "Time"], table.ColumnNames);
        Payload.AssertColumn(table, "Angle", 15.0, 15.0, -4.5);
        Payload.AssertColumn(table, "Frame Number", 7L, 8L, 9L);
        Payload.AssertColumn(table, "Time", 0.5, 1.5, 0.25);
    }

    [Fact]
    public void Columns_follow_the_key_in_the_order_of_their_first_appearance_over_all_blocks()
    {
        var table = Payload.Rheed("""
            {'series_by_angle': [
              {'angle': 0, 'series': [{'tar_metric': 1.5, 'frame_number': 0}, {'lattice_spacing': 2.5, 'frame_number': 1}]},
              {'angle': 1, 'series': [{'own_field': 3.5, 'frame_number': 2, 'tar_metric': 4.5}]}]}
            """);

        Assert.Equal(["Angle", "Frame Number", "TAR Metric", "Lattice Spacing", "own_field"], table.ColumnNames);
        Payload.AssertColumn(table, "TAR Metric", 1.5, null, 4.5);
        Payload.AssertColumn(table, "own_field", null, null, 3.5);
        Assert.Equal([1.5, double.NaN, 4.5], (double[])table.GetColumn("TAR Metric"));
    }

    [Fact]
    public void Every_field_of_the_contract_gets_its_name()
    {
        var table = Payload.Rheed("""
            {'series_by_angle': [{'angle': 0, 'series': [{'time_seconds': 1, 'relative_time_seconds': 1, 'unix_timestamp_ms': 1, 'frame_number': 1,
              'cluster_id': 1, 'cluster_std': 1, 'referenced_strain': 1, 'nearest_neighbor_strain': 1, 'oscillation_period': 1, 'spot_count': 1,
              'first_order_intensity': 1, 'first_order_intensity_l': 1, 'first_order_intensity_r': 1, 'half_order_intensity': 1,
              'half_order_intensity_l': 1, 'half_order_intensity_r': 1, 'specular_intensity': 1, 'reconstruction_intensity': 1, 'specular_fwhm_1': 1,
              'first_order_fwhm_1': 1, 'lattice_spacing': 1, 'tar_metric': 1, 'composition_metric': 1}]}]}
            """);

        Assert.Equal(
            [
                "Angle", "Frame Number", "Time", "Relative Time", "UNIX Timestamp", "Cluster ID", "Cluster ID Uncertainty", "Strain", "Cumulative Strain",
                "Oscillation Period", "Diffraction Spot Count", "First Order Intensity", "First Order Intensity L", "First Order Intensity R",
                "Half Order Intensity", "Half Order Intensity L", "Half Order Intensity R", "Specular Intensity", "Reconstruction Intensity", "Specular FWHM",
                "First Order FWHM", "Lattice Spacing", "TAR Metric", "Composition Metric",
            ],
            table.ColumnNames);
    }

    [Fact]
    public void A_field_that_is_null_in_every_row_of_every_block_gives_no_column()
    {
        var table = Payload.Rheed("""
            {'series_by_angle': [
              {'angle': 0, 'series': [{'frame_number': null, 'referenced_strain': null, 'tar_metric': null}]},
              {'angle': 1, 'series': [{'frame_number': null, 'referenced_strain': null, 'tar_metric': 1}]}]}
            """);

        Assert.Equal(["Angle", "TAR Metric"], table.ColumnNames);
        Payload.AssertColumn(table, "TAR Metric", null, 1.0);
    }

    [Fact]
    public void What_newer_servers_say_of_a_block_is_kept_beside_the_table()
    {
        var table = Payload.Rheed("""
            {'series_by_angle': [
              {'angle': 0, 'series': []},
              {'angle': 15, 'view_id': 'v', 'interval_id': 3, 'azimuth_label': null, 'series': [{'a': 1}, {'a': 2}]},
              {'angle': 30, 'azimuth_label': '[110]', 'series': [{'a': 3}]}]}
            """);

        Assert.Equal(["Angle", "a"], table.ColumnNames);
        var blocks = table.GetAngleBlocks().Select(block => (block.Angle, block.FirstRow, block.RowCount, block.ViewId, block.IntervalId, block.AzimuthLabel));
        Assert.Equal([(15.0, 0L, 2L, "v", "3", null), (30.0, 2L, 1L, null, null, "[110]")], blocks);
    }

    [Fact]
    public void A_field_called_like_a_column_of_the_contract_makes_way_for_it()
    {
        var table = Payload.Rheed("{'series_by_angle': [{'angle': 0, 'series': [{'Strain': 'own', 'Angle': 5, 'referenced_strain': 0.5}]}]}");

        Assert.Equal(["Angle", "Strain (field)", "Angle (field)", "Strain"], table.ColumnNames);
        Payload.AssertColumn(table, "Strain", 0.5);
        Payload.AssertColumn(table, "Angle", 0.0);
    }

    [Fact]
    public void Start_and_end_come_from_the_stamps_in_milliseconds_or_in_seconds()
    {
        const string form = "{'series_by_angle': [{'angle': 0, 'series': [{'unix_timestamp_ms': @2}, {'unix_timestamp_ms': null}, {'unix_timestamp_ms': @1}]}]}";
        foreach (var (early, late) in new[] { ("1700000000250", "1700000001250"), ("1700000000.25", "1700000001.25") })
        {
            var table = Payload.Rheed(form.Replace("@1", early).Replace("@2", late));

            Assert.Equal("2023-11-14T22:13:20.25Z", InvariantText.Of(table.Start));
            Assert.Equal("2023-11-14T22:13:21.25Z", InvariantText.Of(table.End));
        }
    }

    [Fact]
    public void Stamps_that_no_calendar_has_give_no_range()
    {
        var table = Payload.Rheed("{'series_by_angle': [{'angle': 0, 'series': [{'unix_timestamp_ms': -1e300}]}]}");

        Assert.Null(table.Start);
        Assert.Equal("1 rows, 2 columns", table.ToString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{'series_by_angle': []}")]
    [InlineData("{'series_by_angle': [{'angle': 'none', 'series': []}, {}]}")]
    public void An_answer_without_rows_is_an_empty_table(string json)
    {
        var table = Payload.Rheed(json);

        Assert.Equal((0, 0), (table.RowCount, table.ColumnNames.Count));
        Assert.Equal(0, table.ToDataFrame().Rows.Count);
        Assert.Null(table.Start);
    }

    [Theory]
    [InlineData("{'rows': []}", "")]
    [InlineData("5", "")]
    [InlineData("[1]", "")]
    [InlineData("{'series_by_angle': null}", "series_by_angle")]
    [InlineData("{'series_by_angle': {}}", "series_by_angle")]
    [InlineData("{'series_by_angle': [null]}", "series_by_angle[0]")]
    [InlineData("{'series_by_angle': [{'angle': 0, 'series': null}]}", "series_by_angle[0].series")]
    [InlineData("{'series_by_angle': [{'angle': 0, 'series': 'x'}]}", "series_by_angle[0].series")]
    [InlineData("{'series_by_angle': [{'angle': 0, 'series': [{}, 3]}]}", "series_by_angle[0].series[1]")]
    [InlineData("{'series_by_angle': [{'series': [{'a': 1}]}]}", "series_by_angle[0].angle")]
    [InlineData("{'series_by_angle': [{'angle': null, 'series': [{'a': 1}]}]}", "series_by_angle[0].angle")]
    [InlineData("{'series_by_angle': [{'angle': true, 'series': [{'a': 1}]}]}", "series_by_angle[0].angle")]
    [InlineData("{'series_by_angle': [{'angle': 'east', 'series': [{'a': 1}]}]}", "series_by_angle[0].angle")]
    [InlineData("{'series_by_angle': [{'angle': 'NaN', 'series': [{'a': 1}]}]}", "series_by_angle[0].angle")]
    [InlineData("{'series_by_angle': [{'angle': 0, 'series': [{'cluster_id': 1}, {'cluster_id': {}}]}]}", "series_by_angle[0].series[1].cluster_id")]
    [InlineData("{'series_by_angle': [{'angle': 0, 'series': [{'frame_number': 'x'}]}]}", "series_by_angle[0].series[0].frame_number")]
    [InlineData("{'series_by_angle': [{'series': []}, {'angle': 0, 'series': [{'time_seconds': [1]}]}]}", "series_by_angle[1].series[0].time_seconds")]
    [InlineData("{'series_by_angle': [{'angle': 0, 'series': [{'tar_metric': 1e999}]}]}", "series_by_angle[0].series[0].tar_metric")]
    public void A_malformed_answer_is_an_error_that_names_the_field(string json, string field)
    {
        var error = Assert.Throws<PayloadException>(() => Payload.Rheed(json));

        Assert.Equal(field, error.Field);
        Assert.Contains(field.Length == 0 ? "the answer" : $"'{field}'", error.Message);
    }

    [Fact]
    public void A_field_that_the_contract_does_not_name_may_hold_anything()
    {
        var table = Payload.Rheed("{'series_by_angle': [{'angle': 0, 'series': [{'a': {'roi': [1, 'x']}}, {'a': 5}, {'a': null}, {'a': 1e999}, {'a': true}]}]}");

        Payload.AssertColumn(table, "a", "{\"roi\":[1,\"x\"]}", "5", null, "1e999", "true");
    }
}
