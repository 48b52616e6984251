using System;
using System.IO;
using Atomscale.Client.Tables;

namespace Atomscale.Graphics.Files;

/// <summary>The files that pictures and pages become.</summary>
public static class PictureFile
{
    /// <summary>The format that a path's ending names.</summary>
    /// <exception cref="AtomscaleException">BadInput: the ending names none.</exception>
    public static PictureFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => PictureFormat.Png,
        ".SVG" => PictureFormat.Svg,
        _ => throw new AtomscaleException(
            AtomscaleErrorKind.BadInput,
            Path.GetExtension(path) is { Length: > 0 } ending ? $"The ending '{ending}' names no format that is known." : $"'{path}' has no ending, and is no folder.",
            "Let the file's name end in .png or .svg, or name a folder: one that is there, or a path that ends with a separator."),
    };

    /// <summary>Makes sure that a file can be written, as far as that can be known beforehand.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="force">Replaces a file that is already there.</param>
    /// <exception cref="AtomscaleException">BadInput: it is a folder; FolderNotFound, FileExists.</exception>
    public static void Require(string path, bool force)
    {
        var folder = Path.GetDirectoryName(path);
        if (Directory.Exists(path)) throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{path}' is a folder.", "Name a file in it.");
        if (!Directory.Exists(folder)) throw new AtomscaleException(AtomscaleErrorKind.FolderNotFound, $"There is no folder '{folder}'.", "Make it with New-Item -ItemType Directory, or correct -Path.");
        if (!force && File.Exists(path)) throw new AtomscaleException(AtomscaleErrorKind.FileExists, $"'{path}' is already there.", "Use -Force to replace it, or another name.");
    }

    /// <summary>Writes a file under a temporary name beside the target and renames it when it is complete.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="force">Replaces a file that is already there.</param>
    /// <exception cref="AtomscaleException">BadInput, FileExists, FolderNotFound, AccessDenied, FileInUse, DiskFull.</exception>
    public static void Write(string path, byte[] bytes, bool force)
    {
        Require(path, force);
        using var file = TableFile.Open(path, append: false, force);
        try
        {
            file.Stream.Write(bytes, 0, bytes.Length);
            file.Complete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path);
        }
    }
}
