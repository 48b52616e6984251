using System.IO;
using System.Management.Automation;
using Atomscale.Client.IO;

namespace Atomscale.PowerShell;

/// <summary>Where a command's pictures go: one file, or a folder with a name for each.</summary>
internal sealed class PictureTarget(PSCmdlet command, string path)
{
    private readonly ResultFileNames _names = new();
    private readonly string _full = OutputPath.Resolve(command, path);
    private bool _isUsed;

    /// <summary>Whether each picture has a file of its own in a folder.</summary>
    public bool IsFolder { get; } = OutputPath.IsFolder(command, path);

    /// <summary>The full path of the file or folder.</summary>
    public string FullPath => _full;

    /// <summary>The file for the next picture.</summary>
    /// <param name="item">What is drawn.</param>
    /// <param name="shown">What is shown of it, for its name.</param>
    /// <param name="ending">The ending of files in a folder.</param>
    /// <exception cref="AtomscaleException">BadInput: there is one file, and an earlier picture was for it.</exception>
    public string Next(object item, string? shown, string ending)
    {
        if (IsFolder) return Path.Combine(_full, _names.Take(item, shown, ending));
        if (_isUsed)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{_full}' is one file, and there is more than one picture.", "For more than one picture give a folder as -Path: one that is there, or a path that ends with a separator.");
        _isUsed = true;
        return _full;
    }

    /// <summary>Makes the folder, when it is one that is not there yet.</summary>
    /// <exception cref="AtomscaleException">BadInput, AccessDenied.</exception>
    public void MakeFolder()
    {
        if (IsFolder) OutputPath.MakeFolder(_full);
    }
}
