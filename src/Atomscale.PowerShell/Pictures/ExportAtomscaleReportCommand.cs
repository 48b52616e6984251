using System;
using System.IO;
using System.Management.Automation;
using Atomscale.Graphics.Files;
using Atomscale.Graphics.Report;

namespace Atomscale.PowerShell;

/// <summary>Writes results into one HTML file that stands alone.</summary>
[Cmdlet(VerbsData.Export, "AtomscaleReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAtomscaleReportCommand : PictureCommand
{
    private HtmlReport? _report;
    private string? _folder;
    private string _file = "";

    /// <summary>The file to write (.html), or a folder: one that is there, or a path that ends with a separator and is made. Taken literally.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The report's title.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Atomscale report";

    /// <summary>The colours on a screen: Light or Dark; left out: the reader's own setting.</summary>
    [Parameter]
    public PlotTheme? Theme { get; set; }

    /// <summary>Which metrics of series are drawn, with wildcards; left out: the usual ones of each type.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Metric { get; set; }

    /// <summary>Replaces a file that is already there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Opens the report with the system's own program.</summary>
    [Parameter]
    public SwitchParameter Show { get; set; }

    internal override bool WantsSnapshots => true;

    internal override bool TakesSamples => true;

    /// <inheritdoc/>
    protected override void Begin()
    {
        // Before anything is fetched.
        _folder = OutputPath.IsFolder(this, Path) ? OutputPath.Resolve(this, Path) : null;
        _file = _folder is null ? OutputPath.Resolve(this, Path) : System.IO.Path.Combine(_folder, HtmlReport.FileNameOf(Title));
        HtmlReport.RequireEnding(_file);
        if (_folder is null || Directory.Exists(_folder)) PictureFile.Require(_file, Force);
    }

    /// <inheritdoc/>
    protected override void Take(object result, object item) => (_report ??= NewReport()).Add(result);

    /// <inheritdoc/>
    protected override void Finish()
    {
        // With -Force what was there before must not pass for today's.
        if (_report is null && (HasInput || !Force)) return;
        var path = _file;
        if (!ShouldProcess(path, "Write report")) return;
        if (_report is null) WriteWarning($"Nothing was piped in: the report '{path}' is empty.");
        if (_folder is not null) OutputPath.MakeFolder(_folder);
        var report = _report ?? NewReport();
        PictureFile.Write(path, Draw(progress => report.ToBytes(DateTimeOffset.UtcNow, progress)), Force);
        if (PassThru) FileItem.Write(this, path);
        if (!Show) return;
        var shown = new ShownOutput();
        shown.Add(path);
        shown.Show(this);
    }

    private protected override string MissingAdvice => "The report lists them.";

    private HtmlReport NewReport() => new(Title, Options(Metric), Theme);
}
