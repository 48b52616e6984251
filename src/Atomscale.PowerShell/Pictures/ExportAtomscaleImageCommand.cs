using System.IO;
using System.Linq;
using System.Management.Automation;
using Atomscale.Graphics.Files;
using Atomscale.Graphics.Images;

namespace Atomscale.PowerShell;

/// <summary>Writes the pictures of images, and of the snapshots of videos, to files.</summary>
[Cmdlet(VerbsData.Export, "AtomscaleImage", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAtomscaleImageCommand : OverlayCommand
{
    private static readonly string[] s_ofOverlay = [nameof(Width), nameof(Height), nameof(Dpi), nameof(Title), nameof(Theme), nameof(HideMask), nameof(HideSpot), nameof(Symmetrize), nameof(Opacity)];

    private PictureTarget? _target;

    /// <summary>The file to write, or a folder, for a file each: one that is there, or a path that ends with a separator and is made. Taken literally.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Which picture: the processed image as the service gave it, its mask in black and white, or the overlay.</summary>
    [Parameter]
    public ImageKind Kind { get; set; } = ImageKind.Processed;

    /// <summary>Replaces files that are already there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the files that were written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    internal override bool WantsSnapshots => true;

    /// <inheritdoc/>
    protected override void Begin()
    {
        _target = new PictureTarget(this, Path);
        // Before anything is fetched.
        if (!_target.IsFolder) ImageFile.RequireEnding(_target.FullPath, Kind);
        var unused = s_ofOverlay.Where(MyInvocation.BoundParameters.ContainsKey).ToArray();
        if (Kind != ImageKind.Overlay && unused.Length > 0)
            WriteWarning($"Only an overlay (-Kind Overlay) has a use for -{string.Join(", -", unused)}: the {(Kind == ImageKind.Mask ? "mask" : "processed image")} is written as the service gave it.");
    }

    /// <inheritdoc/>
    protected override void Take(object result, object item)
    {
        var images = result is TimeseriesResult video ? video.SnapshotImages.ToArray<object>() : [result];
        if (images.Length == 0)
            throw new AtomscaleException(AtomscaleErrorKind.NothingToPlot, "This video's result holds no snapshots.", "Fetch it with Get-AtomscaleResult -IncludeSnapshot, or give its data id.");
        foreach (var image in images)
        {
            try
            {
                Write(image as AtomscaleResult ?? throw InputObjects.Unfit(item, "the result of an image, or of a video with its snapshots"));
            }
            catch (AtomscaleException error)
            {
                Report(error, item);
            }
        }
    }

    private void Write(AtomscaleResult image)
    {
        var shown = Kind == ImageKind.Processed ? null : Kind == ImageKind.Mask ? "mask" : "overlay";
        var path = _target!.Next(image, shown, ImageFile.EndingOf(image, Kind));
        if (!ShouldProcess(path, "Write image")) return;
        _target.MakeFolder();
        var options = Options(Title);
        PictureFile.Write(path, Draw(_ => ImageFile.Render(image, Kind, path, options)), Force);
        if (PassThru) FileItem.Write(this, path);
    }
}
