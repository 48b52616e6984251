using System.IO;
using System.Management.Automation;
using Atomscale.Graphics;
using Atomscale.Graphics.Files;

namespace Atomscale.PowerShell;

/// <summary>Draws results into PNG or SVG files.</summary>
[Cmdlet(VerbsData.Export, "AtomscalePlot", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAtomscalePlotCommand : PlotCommand
{
    private readonly ShownOutput _shown = new();
    private PictureTarget? _target;

    /// <summary>The file to write, whose ending (.png, .svg) is its format; or a folder, for a file each: one that is there, or a path that ends with a separator and is made. Taken literally.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The format of files in a folder.</summary>
    [Parameter]
    public PictureFormat Format { get; set; } = PictureFormat.Png;

    /// <summary>Replaces files that are already there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the files that were written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Opens the file that was written with the system's own program, or the folder of several.</summary>
    [Parameter]
    public SwitchParameter Show { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();
        _target = new PictureTarget(this, Path);
        // Before anything is fetched.
        if (!_target.IsFolder) PictureFile.FormatOf(_target.FullPath);
    }

    /// <inheritdoc/>
    protected override void Take(object result, object item)
    {
        var drawn = Drawable(result);
        var path = _target!.Next(drawn, null, Format == PictureFormat.Svg ? ".svg" : ".png");
        var format = PictureFile.FormatOf(path);
        if (!ShouldProcess(path, "Write plot")) return;
        _target.MakeFolder();
        var options = OptionsFor(result);
        PictureFile.Write(path, Draw(_ => Picture.Render(drawn, format, options)), Force);
        _shown.Add(path);
        if (PassThru) FileItem.Write(this, path);
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        if (Show) _shown.Show(this);
    }
}
