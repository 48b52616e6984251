using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Atomscale.Graphics.Charts;

namespace Atomscale.Graphics.Report;

/// <summary>A result's part of a report: what it is, its picture, its peaks, its snapshots.</summary>
internal static class ResultSection
{
    private const int SnapshotWidth = 320;
    private const int SnapshotPixels = 480;

    public static void Append(StringBuilder page, AtomscaleResult result, PictureOptions options, string anchor)
    {
        page.Append("<section id=\"").Append(anchor).Append("\">\n<h2>").Append(HtmlText.Of(ChartTexts.Title(result))).Append("</h2>\n<p class=\"muted lead\">").Append(HtmlText.Of(result.Summary)).Append("</p>\n");
        AppendFigure(page, result, options, anchor, null);
        page.Append("<div class=\"columns\">\n");
        AppendRows(page, "Entry", null, Facts(result));
        if (result is SpectrumResult { DetectedPeaks.Count: > 0 } spectrum) AppendPeaks(page, spectrum);
        page.Append("</div>\n");
        if (result is TimeseriesResult { SnapshotImages.Count: > 0 } video) AppendSnapshots(page, video, options, anchor);
        page.Append("</section>\n");
    }

    /// <summary>The picture, or the sentence that says why there is none.</summary>
    public static void AppendFigure(StringBuilder page, object item, PictureOptions options, string anchor, string? caption)
    {
        try
        {
            // The page's own headings stand where a picture alone would have a title.
            var picture = Picture.RenderInline(item, options with
            {
                Title = "",
                Width = caption is null ? null : SnapshotWidth,
                MostImageWidth = caption is null ? null : SnapshotPixels,
                // A choice of metrics is about series; a spectrum has but one.
                IsMetricWanted = item is SpectrumResult ? null : options.IsMetricWanted,
            }, anchor);
            page.Append(caption is null ? "<figure>\n" : "<figure class=\"small\">\n").Append(picture);
            if (caption is not null) page.Append("<figcaption>").Append(HtmlText.Of(caption)).Append("</figcaption>\n");
            page.Append("</figure>\n");
        }
        catch (AtomscaleException error)
        {
            page.Append("<p>").Append(HtmlText.Of(error.Message)).Append("</p>\n");
        }
    }

    private static IEnumerable<(string, string?)> Facts(AtomscaleResult result) =>
    [
        ("Data ID", result.DataId),
        ("Type", result.DataType),
        ("Status", result.Status),
        ("Sample", result.PhysicalSampleName ?? result.PhysicalSampleId),
        ("Project", result.ProjectName ?? result.ProjectId),
        ("Instrument", result.InstrumentSource),
        ("Owner", result.Owner),
        ("Collected", result.CollectedDatetime is { } collected ? ChartTexts.Instant(collected) : null),
        ("Uploaded", result.UploadDatetime is { } uploaded ? ChartTexts.Instant(uploaded) : null),
        ("Growth length", result.GrowthLength is { } seconds ? seconds.ToString("0.###", CultureInfo.InvariantCulture) + " s" : null),
    ];

    private static void AppendPeaks(StringBuilder page, SpectrumResult spectrum)
    {
        var axis = spectrum.GetAxis();
        AppendRows(page, "Peak", $"{axis.Name} ({ChartTexts.Unit(axis.Unit)})", spectrum.DetectedPeaks.Select(peak => (peak.Label ?? "", peak.Position?.ToString("G6", CultureInfo.InvariantCulture))));
    }

    private static void AppendRows(StringBuilder page, string heading, string? valueHeading, IEnumerable<(string Name, string? Value)> rows)
    {
        var number = valueHeading is null ? "" : " class=\"number\"";
        page.Append("<table class=\"facts\">\n<thead><tr><th>").Append(HtmlText.Of(heading)).Append("</th><th").Append(number).Append('>').Append(HtmlText.Of(valueHeading)).Append("</th></tr></thead>\n<tbody>\n");
        foreach (var (name, value) in rows)
        {
            if (!string.IsNullOrEmpty(value)) page.Append("<tr><td>").Append(HtmlText.Of(name)).Append("</td><td").Append(number).Append('>').Append(HtmlText.Of(value)).Append("</td></tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    private static void AppendSnapshots(StringBuilder page, TimeseriesResult video, PictureOptions options, string anchor)
    {
        page.Append("<div>\n");
        var number = 0;
        foreach (var image in video.SnapshotImages)
        {
            var seconds = image switch
            {
                RheedImageResult rheed => rheed.Timestamp,
                OpticalImageResult optical => optical.Timestamp,
                _ => null,
            };
            AppendFigure(page, image, options, $"{anchor}s{(++number).ToString(CultureInfo.InvariantCulture)}", seconds is { } at ? $"at {at.ToString("0.##", CultureInfo.InvariantCulture)} s" : "snapshot");
        }

        page.Append("</div>\n");
    }
}
