using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Atomscale.Client.IO;
using Atomscale.Graphics.Charts;
using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Report;

/// <summary>
/// One page of HTML that stands alone: no script, no network. A summary, a table of the results, and a section for each with its plot as
/// inline SVG. Every text of the service is escaped.
/// </summary>
public sealed class HtmlReport
{
    private readonly string _title;
    private readonly PictureOptions _options;
    private readonly List<AtomscaleResult> _results = [];
    private readonly PlotTheme? _theme;
    private readonly List<(string? Of, AlignedTimeseries Table)> _aligned = [];
    private readonly List<string> _groups = [];
    private readonly List<MissingResult> _missing = [];

    /// <summary>An empty report.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="options">How diffraction images are drawn, and which metrics of series; sizes and theme do not count.</param>
    /// <param name="theme">The colours on a screen; null for the reader's own setting.</param>
    public HtmlReport(string title, PictureOptions options, PlotTheme? theme = null)
    {
        _theme = theme;
        _title = title;
        _options = options;
    }

    /// <summary>The name of a report's file in a folder.</summary>
    public static string FileNameOf(string title) => ServerFileName.Clean(title, "report") + ".html";

    /// <summary>Checks the ending of a report's file.</summary>
    /// <exception cref="AtomscaleException">BadInput: it is not that of a web page.</exception>
    public static void RequireEnding(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is ".HTML" or ".HTM") return;
        throw new AtomscaleException(
            AtomscaleErrorKind.BadInput, $"'{path}' does not end in .html, and is no folder.", "A report is a web page: let the file's name end in .html, or name a folder: one that is there, or a path that ends with a separator.");
    }

    /// <summary>Adds a result, series on one clock, or all the results of a sample or a project.</summary>
    /// <param name="item">The object.</param>
    public void Add(object item)
    {
        switch (item)
        {
            case AtomscaleResult result:
                if (!_results.Contains(result)) _results.Add(result);
                break;
            case AlignedTimeseries aligned:
                _aligned.Add((null, aligned));
                break;
            case PhysicalSampleResult sample:
                AddGroup($"Sample {sample.PhysicalSampleName ?? sample.PhysicalSampleId}", sample.DataResults, sample.AlignedTimeseries, sample.Missing);
                break;
            case ProjectResult project:
                AddGroup($"Project {project.ProjectName ?? project.ProjectId}", project.Samples.SelectMany(sample => sample.DataResults), project.AlignedTimeseries, project.Missing);
                break;
            default:
                throw new ArgumentException($"{item} is no result.", nameof(item));
        }
    }

    /// <summary>The page, as the bytes of a file.</summary>
    /// <param name="made">When it is made; the page says so.</param>
    /// <param name="progress">Is called before each section, and can end the work there.</param>
    /// <exception cref="OperationCanceledException">The page is no longer wanted.</exception>
    public byte[] ToBytes(DateTimeOffset made, DrawingProgress? progress = null)
    {
        var total = _aligned.Count + _results.Count;
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
        page.Append("<title>").Append(HtmlText.Of(_title)).Append("</title>\n<style>\n").Append(ReportStyle.Of(_theme)).Append("\n</style>\n</head>\n<body>\n");
        AppendSummary(page, made);
        AppendTable(page);
        AppendMissing(page);
        for (var index = 0; index < _aligned.Count; index++)
        {
            progress?.Report(index, total);
            AppendAligned(page, _aligned[index], index);
        }

        for (var index = 0; index < _results.Count; index++)
        {
            progress?.Report(_aligned.Count + index, total);
            ResultSection.Append(page, _results[index], _options, AnchorOf(index));
        }

        page.Append("</body>\n</html>\n");
        return new UTF8Encoding(false).GetBytes(page.ToString());
    }

    private static string AnchorOf(int index) => "r" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private void AddGroup(string name, IEnumerable<object> results, AlignedTimeseries? aligned, MissingResultList missing)
    {
        _groups.Add(name);
        _missing.AddRange(missing.Where(entry => _missing.TrueForAll(other => other.DataId != entry.DataId)));
        foreach (var result in results) Add(result);
        if (aligned is { RowCount: > 0 }) _aligned.Add((name, aligned));
    }

    private void AppendSummary(StringBuilder page, DateTimeOffset made)
    {
        var kinds = _results.GroupBy(result => result.DataType).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Count().ToString(CultureInfo.InvariantCulture)} {kind.Key}");
        page.Append("<h1>").Append(HtmlText.Of(_title)).Append("</h1>\n<p class=\"muted\">Made ").Append(ChartTexts.Instant(made)).Append("</p>\n<p>");
        if (_groups.Count > 0) page.Append(HtmlText.Of(string.Join(", ", _groups))).Append(": ");
        page.Append(_results.Count.ToString(CultureInfo.InvariantCulture)).Append(_results.Count == 1 ? " result" : " results");
        if (_results.Count > 0) page.Append(" (").Append(HtmlText.Of(string.Join(", ", kinds))).Append(')');
        page.Append(".</p>\n");
        if (_results.Count == 0 && _aligned.Count == 0 && _missing.Count == 0) page.Append("<p>This report is empty: nothing was given to it.</p>\n");
    }

    private void AppendTable(StringBuilder page)
    {
        if (_results.Count == 0) return;
        page.Append("<div class=\"wide\"><table>\n<thead><tr><th class=\"name\">File</th><th>Type</th><th class=\"sample\">Sample</th><th>Collected</th><th class=\"number\">Points</th><th class=\"summary\">Summary</th></tr></thead>\n<tbody>\n");
        for (var index = 0; index < _results.Count; index++)
        {
            var result = _results[index];
            page.Append("<tr><td><a href=\"#").Append(AnchorOf(index)).Append("\">").Append(HtmlText.Of(ChartTexts.Title(result))).Append("</a></td><td class=\"short\">")
                .Append(HtmlText.Of(result.DataType)).Append("</td><td>").Append(HtmlText.Of(result.PhysicalSampleName)).Append("</td><td class=\"when\">")
                .Append((result.CollectedDatetime ?? result.UploadDatetime) is { } instant ? ChartTexts.Instant(instant) : "").Append("</td><td class=\"number\">")
                .Append((result.PointCount > 0 ? result.PointCount.ToString("N0", CultureInfo.InvariantCulture) : "")).Append("</td><td>").Append(HtmlText.Of(result.Summary)).Append("</td></tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private void AppendMissing(StringBuilder page)
    {
        if (_missing.Count == 0) return;
        page.Append("<section>\n<h2>Entries without a result</h2>\n<div class=\"wide\"><table>\n<thead><tr><th class=\"name\">File</th><th>Type</th><th class=\"sample\">Sample</th><th>Status</th><th>Reason</th><th class=\"summary\">Data ID</th></tr></thead>\n<tbody>\n");
        foreach (var entry in _missing)
        {
            page.Append("<tr><td>").Append(HtmlText.Of(entry.FileName)).Append("</td><td class=\"short\">").Append(HtmlText.Of(entry.DataType)).Append("</td><td>")
                .Append(HtmlText.Of(entry.PhysicalSampleName)).Append("</td><td class=\"short\">").Append(HtmlText.Of(entry.Status)).Append("</td><td class=\"short\">")
                .Append(ReasonOf(entry.Reason)).Append("</td><td>").Append(HtmlText.Of(entry.DataId)).Append("</td></tr>\n");
        }

        page.Append("</tbody></table></div>\n</section>\n");
    }

    private static string ReasonOf(AtomscaleErrorKind reason) => reason switch
    {
        AtomscaleErrorKind.NotReady => "not analysed yet",
        AtomscaleErrorKind.AnalysisFailed => "analysis failed",
        _ => "no result found",
    };

    private void AppendAligned(StringBuilder page, (string? Of, AlignedTimeseries Table) aligned, int index)
    {
        page.Append("<section>\n<h2>").Append(HtmlText.Of(aligned.Of is { } name ? $"{name}: series on one clock" : "Series on one clock")).Append("</h2>\n<p class=\"muted lead\">").Append(HtmlText.Of(aligned.Table.ToString())).Append("</p>\n");
        ResultSection.AppendFigure(page, aligned.Table, _options, "a" + (index + 1).ToString(CultureInfo.InvariantCulture), null);
        page.Append("</section>\n");
    }
}
