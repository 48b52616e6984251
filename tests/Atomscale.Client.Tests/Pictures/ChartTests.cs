using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Atomscale.Client.Analysis;
using Atomscale.Graphics;
using Atomscale.Graphics.Charts;
using Atomscale.Graphics.Drawing;
using Xunit;

namespace Atomscale.Client.Tests.Pictures;

public sealed class ChartTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.79, 0.93)]
    [InlineData(-6e-4, 6e-4)]
    [InlineData(999_999_999, 1_000_000_001)]
    [InlineData(-1e300, 1e300)]
    [InlineData(1e-280, 3e-280)]
    public void An_axis_has_round_ticks_within_its_range_and_each_has_a_text_of_its_own(double low, double high)
    {
        var scale = new Scale(low, high, 0, 80, 28);
        Assert.InRange(scale.Ticks.Count, 2, 6);
        Assert.All(scale.Ticks, tick => Assert.InRange(tick, low - (high - low) * 1e-9, high + (high - low) * 1e-9));
        Assert.Equal(scale.Ticks.Count, scale.Ticks.Select(scale.Text).Distinct().Count());
    }

    [Fact]
    public void Whole_numbers_have_ticks_at_whole_numbers() => Assert.Equal([0, 1], new Scale(-0.05, 1.05, 0, 80, 28, leastStep: 1).Ticks);

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(0)]
    [InlineData(1e9)]
    public void Numbers_at_the_ends_of_what_a_number_can_be_are_drawn(double size)
    {
        var svg = Draw(Spectrum([1, 2, 3], [-size, 0, size]));
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg.ToString(), StringComparison.Ordinal);
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "path");
    }

    [Fact]
    public void A_value_that_stands_alone_is_a_dot()
    {
        var path = Assert.Single(Draw(Spectrum([284.8], [1234])).Descendants(), element => element.Name.LocalName == "path");
        Assert.Equal("5", (string?)path.Attribute("stroke-width"));
    }

    [Fact]
    public void Growths_that_lie_far_apart_stand_side_by_side()
    {
        double[] times = [0, 1, 2, 3, 1000, 1001, 1002, 5000, 5001, 5002];
        Assert.Equal([(0, 3), (4, 6), (7, 9)], TimePeriods.Of(times));
        Assert.Equal([(0, 4)], TimePeriods.Of([0, 10, 20, 30, 45]));
        Assert.Equal([(0, 0)], TimePeriods.Of([7]));

        var joint = TimeseriesAligner.Align([Series("a", 1_750_000_000_000), Series("b", 1_752_000_030_000)], AlignmentStrategy.Outer);
        var texts = Texts(Draw(joint));
        Assert.Contains("2025-06-15 15:06", texts);
        Assert.Contains("2025-07-08 18:40", texts);
        Assert.Contains(texts, text => text.StartsWith("Time since the start", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        Assert.Contains("6 of 9 metrics (-Metric chooses others)", Texts(Draw(Series("a", 1_750_000_000_000, metrics: 9))));
        Assert.DoesNotContain(Texts(Draw(Series("a", 1_750_000_000_000, metrics: 6))), text => text.Contains(" of "));
        Assert.Contains("1 of 6 metrics (-Height gives room for more)", Texts(Draw(Series("a", 1_750_000_000_000, metrics: 6), new PictureOptions { Width = 400, Height = 200 })));
    }

    [Fact]
    public void A_plot_without_room_for_its_axes_is_refused()
    {
        var fault = Assert.Throws<AtomscaleException>(() => Draw(Series("a", 1_750_000_000_000), new PictureOptions { Width = 100, Height = 100 }));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
    }

    [Fact]
    public void Units_are_written_as_people_do() => Assert.Contains("metric 0 (\u00B0C)", Texts(Draw(Series("a", 1_750_000_000_000))));

    [Theory]
    [InlineData("plain")]
    [InlineData("\u57FA\u677F\u6E29\u5EA6 \u03C8 \uD83D\uDE00")]
    [InlineData("a\u202Eb\u0007c\uD800")]
    public void A_cut_text_is_whole_characters_and_has_room(string text)
    {
        using var drawing = new SvgDrawing(100, 100, Palette.Light, "");
        for (var width = 0; width < 120; width += 7)
        {
            var fitted = EllipsisedText.Of(drawing, string.Concat(Enumerable.Repeat(text, 4)), 11, width);
            Assert.True(fitted == "\u2026" || drawing.Measure(fitted, 11) <= width);
            Assert.DoesNotContain(fitted, character => char.IsControl(character) || character == '\u202E');
            Assert.Equal(fitted, XmlText.Clean(fitted));
        }
    }

    private static RamanResult Spectrum(double[] axis, double[] intensities) =>
        new(new CatalogueEntry("id", "raman", "success", "name"), null, new NumberList(axis), new NumberList(intensities), new DetectedPeakList([]), null);

    private static MetrologyResult Series(string id, long start, int metrics = 1)
    {
        var properties = Enumerable.Range(0, metrics).Select(metric => $"\"metric {metric}\":{{\"relative_time_seconds\":[{Join(row => row)}],\"unix_timestamp_ms\":[{Join(row => start + row * 1000)}],\"values\":[{Join(row => row * (metric + 1))}],\"units\":\"degC\"}}");
        using var payload = JsonDocument.Parse($"{{\"properties\":{{{string.Join(",", properties)}}}}}");
        return new MetrologyResult(new CatalogueEntry(id, "tool_state", "success", id), TimeseriesReader.ReadSeries(payload.RootElement));

        static string Join(Func<int, long> value) => string.Join(",", Enumerable.Range(0, 50).Select(row => value(row).ToString(CultureInfo.InvariantCulture)));
    }

    private static XDocument Draw(object item, PictureOptions? options = null) => XDocument.Parse(Encoding.UTF8.GetString(Picture.Render(item, PictureFormat.Svg, options ?? new PictureOptions())));

    private static List<string> Texts(XDocument svg) => [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
}
