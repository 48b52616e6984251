using System.IO;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>What a command wrote and shows at its end, when the user asks for it: the file, or the folder of several.</summary>
internal sealed class ShownOutput
{
    private string? _last;
    private bool _areSeveral;

    /// <summary>Notes a file that was written.</summary>
    public void Add(string path)
    {
        _areSeveral = _last is not null;
        _last = path;
    }

    /// <summary>Opens it with the system's own program. Where nothing opens it, that is a warning: the file is there.</summary>
    public void Show(Cmdlet command)
    {
        if (_last is null) return;
        var shown = _areSeveral ? Path.GetDirectoryName(_last)! : _last;
        try
        {
            DesktopViewer.RequireDesktop();
            DesktopViewer.Open(shown);
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NoDesktop)
        {
            command.WriteWarning($"'{shown}' was written, but not shown: there is no desktop here, or no program that opens it.");
        }
    }
}
