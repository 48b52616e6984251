using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Atomscale.Client.Analysis.Alignment;
using Atomscale.Client.Analysis.Tables;
using Atomscale.Graphics;
using Atomscale.Graphics.Drawing;
using Atomscale.Graphics.Report;
using Xunit;

namespace Atomscale.Client.Tests.Pictures;

public sealed class ReportTests
{
    private const string Mark = "zz9";
    private const string Hostile = Mark + "</title></text></style></svg><script>alert('x')</script><img src=x onerror=alert(1)>\"' onload=\"x\" & \u0001 \uD800 \u202E ]]> <!-- {{x}} javascript:alert(1)";

    private static readonly string[] s_known =
    [
        "a", "body", "circle", "clipPath", "div", "figcaption", "figure", "g", "h1", "h2", "head", "html", "image", "line", "meta", "p", "path",
        "rect", "section", "style", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr",
    ];

    [Fact]
    public void No_element_and_no_attribute_of_a_report_comes_from_data()
    {
        var report = new HtmlReport(Hostile, new PictureOptions());
        report.Add(Spectrum());
        report.Add(Series());
        report.Add(new UnknownResult(Entry()));
        report.Add(new PhysicalSampleResult(Hostile, Hostile, new ResultList([Spectrum()]), TimeseriesAligner.Align([Series()], AlignmentStrategy.Outer)));
        var page = Encoding.UTF8.GetString(report.ToBytes(DateTimeOffset.UtcNow));
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);

        var tree = Parsed(page);
        Assert.DoesNotContain(Attributes(tree), value => value.Contains(Mark));
        Assert.Empty(tree.Descendants().Select(element => element.Name.LocalName).Distinct().Except(s_known));
        Assert.DoesNotContain(tree.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        // The texts are there, as text.
        Assert.Contains(tree.Descendants(), element => element.Name.LocalName == "h1" && element.Value.Contains("<script>alert('x')</script>"));
        Assert.Equal(5, tree.Descendants().Count(element => element.Name.LocalName == "h2" && element.Value.Contains(Mark)));
    }

    [Fact]
    public void A_report_asks_for_nothing_that_is_not_in_it()
    {
        var report = new HtmlReport("Report", new PictureOptions());
        report.Add(Spectrum());
        var tree = Parsed(Encoding.UTF8.GetString(report.ToBytes(DateTimeOffset.UtcNow)));
        var addresses = tree.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src").Select(attribute => attribute.Value);
        Assert.All(addresses, address => Assert.True(address.StartsWith("#", StringComparison.Ordinal) || address.StartsWith("data:image/", StringComparison.Ordinal), address));
        Assert.DoesNotContain(tree.Descendants(), element => element.Name.LocalName is "link" or "script" or "iframe");
        Assert.DoesNotContain("url(http", tree.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(null, "@media screen and (prefers-color-scheme:dark)")]
    [InlineData(PlotTheme.Dark, "@media screen{:root{color-scheme:dark")]
    [InlineData(PlotTheme.Light, "")]
    public void The_colours_are_the_readers_own_unless_a_theme_is_given(PlotTheme? theme, string rule)
    {
        var page = Encoding.UTF8.GetString(new HtmlReport("Report", new PictureOptions(), theme).ToBytes(DateTimeOffset.UtcNow));
        Assert.Contains(rule, page, StringComparison.Ordinal);
        Assert.Equal(theme == PlotTheme.Light, !page.Contains("color-scheme:dark", StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_names_leave_an_SVG_valid_XML()
    {
        foreach (var item in new object[] { Spectrum(), Series() })
        {
            var svg = XDocument.Parse(Encoding.UTF8.GetString(Picture.Render(item, PictureFormat.Svg, new PictureOptions())));
            Assert.Equal("svg", svg.Root!.Name.LocalName);
            Assert.Empty(svg.Descendants().Select(element => element.Name.LocalName).Distinct().Except(s_known));
            Assert.DoesNotContain(Attributes(svg), value => value.Contains(Mark));
        }
    }

    [Fact]
    public void A_spectrum_without_points_is_nothing_to_plot()
    {
        foreach (var (axis, intensities) in new (double[], double[])[] { ([], []), ([1, 2], [double.NaN, double.NaN]), ([double.NaN], [1]), ([1, double.NaN], [double.NaN, 2]) })
        {
            var fault = Assert.Throws<AtomscaleException>(() => Picture.Render(
                new RamanResult(Entry(), null, new NumberList(axis), new NumberList(intensities), new DetectedPeakList([]), null), PictureFormat.Svg, new PictureOptions()));
            Assert.Equal(AtomscaleErrorKind.NothingToPlot, fault.Kind);
        }
    }

    private static CatalogueEntry Entry(string? type = null) => new("id" + Hostile, type ?? Hostile, "success", Hostile, physicalSampleName: Hostile, owner: Hostile, instrumentSource: Hostile);

    private static RamanResult Spectrum() => new(
        Entry(), null, new NumberList([1.0, 2, 3]), new NumberList([5.0, double.NaN, 7]), new DetectedPeakList([new DetectedPeak(Hostile, 2)]), null);

    private static MetrologyResult Series()
    {
        var name = JsonSerializer.Serialize(Hostile.Replace("\uD800", ""));
        using var payload = JsonDocument.Parse($"{{\"properties\":{{{name}:{{\"relative_time_seconds\":[0,1,2],\"unix_timestamp_ms\":[1000,2000,3000],\"values\":[1,2,3],\"units\":{name}}}}}}}");
        return new MetrologyResult(Entry("tool_state"), TimeseriesReader.ReadSeries(payload.RootElement));
    }

    // The page is XML but for its first line and the elements that HTML does not close.
    private static XDocument Parsed(string page) => XDocument.Parse(System.Text.RegularExpressions.Regex.Replace(page.Substring(page.IndexOf('\n')), "<meta[^>]*>", ""));

    private static string[] Attributes(XDocument tree) => [.. tree.Descendants().Attributes().Select(attribute => attribute.Value)];
}
