using System;
using System.Text;
using System.Xml.Linq;
using Atomscale.Graphics;
using Atomscale.Graphics.Report;
using Xunit;

namespace Atomscale.Client.Tests.Pictures;

public sealed class ReportTests
{
    private const string Hostile = "</title></text><script>alert('x')</script>\"' onload=\"x\" & \u0001 \uD800 ]]> <!--";

    [Fact]
    public void Hostile_names_stay_text_in_a_report()
    {
        var report = new HtmlReport(Hostile, new PictureOptions());
        report.Add(Spectrum());
        var page = Encoding.UTF8.GetString(report.ToBytes(DateTimeOffset.UtcNow));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        Assert.DoesNotContain("onload=\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_leave_an_SVG_valid_XML()
    {
        var svg = XDocument.Parse(Encoding.UTF8.GetString(Picture.Render(Spectrum(), PictureFormat.Svg, new PictureOptions())));
        Assert.Equal("svg", svg.Root!.Name.LocalName);
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
    }

    [Fact]
    public void A_spectrum_without_points_is_nothing_to_plot()
    {
        var fault = Assert.Throws<AtomscaleException>(() => Picture.Render(
            new RamanResult(Entry(), null, NumberList.Empty, NumberList.Empty, new DetectedPeakList([]), null), PictureFormat.Svg, new PictureOptions()));
        Assert.Equal(AtomscaleErrorKind.NothingToPlot, fault.Kind);
    }

    private static CatalogueEntry Entry() => new("id" + Hostile, "raman", "success", Hostile, physicalSampleName: Hostile, owner: Hostile);

    private static RamanResult Spectrum() => new(
        Entry(), null, new NumberList([1.0, 2, 3]), new NumberList([5.0, double.NaN, 7]), new DetectedPeakList([new DetectedPeak(Hostile, 2)]), null);
}
