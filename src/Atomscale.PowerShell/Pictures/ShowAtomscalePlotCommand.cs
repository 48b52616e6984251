using System;
using System.IO;
using System.Management.Automation;
using Atomscale.Client.IO;
using Atomscale.Graphics;
using Atomscale.Graphics.Files;

namespace Atomscale.PowerShell;

/// <summary>Draws results and shows them: with the desktop's viewer, or in the terminal.</summary>
[Cmdlet(VerbsCommon.Show, "AtomscalePlot")]
[OutputType(typeof(void))]
public sealed class ShowAtomscalePlotCommand : PlotCommand
{
    private string? _folder;
    private ResultFileNames? _names;

    /// <summary>Draws in the terminal, as Sixel graphics; whether the terminal can is not tried.</summary>
    [Parameter]
    public SwitchParameter InTerminal { get; set; }

    /// <inheritdoc/>
    protected override void Take(object result, object item)
    {
        var drawn = Drawable(result);
        var options = OptionsFor(result);
        if (InTerminal)
        {
            Host.UI.WriteLine(Draw(_ => Picture.RenderSixel(drawn, options)));
            return;
        }

        DesktopViewer.RequireDesktop();
        // A folder of its own: what a viewer shows must stay there after the command.
        _folder ??= Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"atomscale-{Guid.NewGuid():N}")).FullName;
        var path = System.IO.Path.Combine(_folder, (_names ??= new ResultFileNames()).Take(drawn, null, ".png"));
        PictureFile.Write(path, Draw(_ => Picture.Render(drawn, PictureFormat.Png, options)), force: false);
        DesktopViewer.Open(path);
    }
}
