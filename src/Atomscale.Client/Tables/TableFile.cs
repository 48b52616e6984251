using System;
using System.IO;

namespace Atomscale.Client.Tables;

/// <summary>
/// The file behind a table that is being written. A new one stands under a temporary name in its own folder until it is complete;
/// one that is continued remembers its length, to be cut back to.
/// </summary>
internal sealed class TableFile : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly string? _temporary;
    private readonly long _lengthBefore;
    private bool _isComplete;

    private TableFile(string path, string? temporary, FileStream stream, long lengthBefore)
    {
        Path = path;
        Stream = stream;
        _temporary = temporary;
        _lengthBefore = lengthBefore;
    }

    /// <summary>The file's own path.</summary>
    public string Path { get; }

    public FileStream Stream { get; }

    /// <summary>Whether the file had content before.</summary>
    public bool IsContinued => _lengthBefore > 0;

    /// <exception cref="AtomscaleException">FileExists, FolderNotFound, AccessDenied, FileInUse.</exception>
    public static TableFile Open(string path, bool append, bool force)
    {
        var folder = System.IO.Path.GetDirectoryName(path);
        if (Directory.Exists(path)) throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{path}' is a folder.", "Name a file in it.");
        if (!Directory.Exists(folder)) throw new AtomscaleException(AtomscaleErrorKind.FolderNotFound, $"There is no folder '{folder}'.", "Make it with New-Item -ItemType Directory, or correct -Path.");
        try
        {
            return append && File.Exists(path) ? Continue(path) : Create(path, force || append);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path);
        }
    }

    /// <summary>Closes the file and gives it its name.</summary>
    public void Complete()
    {
        Stream.Flush(flushToDisk: true);
        if (_temporary is { } temporary)
        {
            Stream.Dispose();
            if (File.Exists(Path)) File.Replace(temporary, Path, null);
            else File.Move(temporary, Path);
        }

        _isComplete = true;
        Stream.Dispose();
    }

    /// <summary>Takes back what was written, unless it is complete.</summary>
    public void Dispose()
    {
        if (!_isComplete && _temporary is null && Stream.CanWrite) Stream.SetLength(_lengthBefore);
        Stream.Dispose();
        if (!_isComplete && _temporary is { } temporary) File.Delete(temporary);
        _isComplete = true;
    }

    /// <summary>Goes to the end of a file that is continued, and ends its last line if that is open.</summary>
    public static void EndLine(Stream stream)
    {
        stream.Position = stream.Length - 1;
        if (stream.ReadByte() != '\n') stream.WriteByte((byte)'\n');
    }

    private static TableFile Continue(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, BufferSize);
        return new TableFile(path, null, stream, stream.Length);
    }

    private static TableFile Create(string path, bool mayReplace)
    {
        if (!mayReplace && File.Exists(path))
            throw new AtomscaleException(AtomscaleErrorKind.FileExists, $"'{path}' is already there.", "Use -Force to replace it, -Append to add to it, or another name.");
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        return new TableFile(path, temporary, new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize), 0);
    }
}
