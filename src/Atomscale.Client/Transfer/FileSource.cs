using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Transfer;

/// <summary>A file on disk. Instruments keep their files open while they write: everything is shared.</summary>
internal sealed class FileSource(string path) : UploadSource(path, System.IO.Path.GetFileName(path))
{
    internal override Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal override SourceStamp Measure()
    {
        RegularFile.Require(Path!);
        using var file = Open();
        if (file.Length == 0) throw SourceErrors.Empty(Shown);
        return new SourceStamp(file.Length, File.GetLastWriteTimeUtc(Path!).Ticks);
    }

    internal override Stream Open(long offset)
    {
        var file = Open();
        file.Position = offset;
        return file;
    }

    protected override void Dispose(bool disposing) { }

    private FileStream Open()
    {
        try
        {
            // No buffer of its own: readers bring a large one.
            return new FileStream(Path!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw SourceErrors.Of(error, Shown);
        }
    }
}
