using System.IO;
using System.Management.Automation;
using Atomscale.Graphics.Files;

namespace Atomscale.PowerShell;

/// <summary>Where a command's pictures go: one file, or a folder with a name for each.</summary>
internal sealed class PictureTarget(PSCmdlet command, string path)
{
    private readonly PictureNames _names = new();
    private readonly string _full = OutputPath.Resolve(command, path);
    private bool _isUsed;

    /// <summary>The file for the next picture.</summary>
    /// <param name="item">What is drawn.</param>
    /// <param name="shown">What is shown of it, for its name.</param>
    /// <param name="ending">The ending of files in a folder.</param>
    /// <exception cref="AtomscaleException">BadInput: the one file is taken by an earlier picture.</exception>
    public string Next(object item, string? shown, string ending)
    {
        if (Directory.Exists(_full)) return System.IO.Path.Combine(_full, _names.Take(item, shown, ending));
        if (_full.EndsWith(System.IO.Path.DirectorySeparatorChar.ToString(), System.StringComparison.Ordinal))
            throw new AtomscaleException(AtomscaleErrorKind.FolderNotFound, $"There is no folder '{_full}'.", "Make it with New-Item -ItemType Directory, or correct -Path.");
        if (_isUsed)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{_full}' holds the picture before this one.", "For more than one picture give a folder as -Path.");
        _isUsed = true;
        return _full;
    }
}
