using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Transfer;

/// <summary>What is to be sent: a file, or a stream with a name.</summary>
public abstract class UploadSource : IDisposable
{
    private protected UploadSource(string? path, string fileName)
    {
        Path = path;
        FileName = fileName.Normalize(NormalizationForm.FormC);
    }

    /// <summary>The file's full path; null for a stream.</summary>
    public string? Path { get; }

    /// <summary>The name under which it is sent, in composed form.</summary>
    public string FileName { get; }

    /// <summary>What is shown of its progress.</summary>
    internal TransferProgress? Count { get; set; }

    /// <summary>How messages call it.</summary>
    public string Shown => Path ?? FileName;

    /// <summary>A file. It may be open in another program, as long as that shares it.</summary>
    public static UploadSource OfFile(string path) => new FileSource(path);

    /// <summary>A stream, which is left open. One that cannot seek is first copied to a temporary file.</summary>
    public static UploadSource OfStream(Stream stream, string fileName) => new StreamSource(stream, fileName);

    /// <summary>Lets go of what the source holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the source ready to be read more than once and at several places.</summary>
    internal abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Its length and change time.</summary>
    /// <exception cref="AtomscaleException">FileNotFound, AccessDenied, FileInUse, FileEmpty.</exception>
    internal abstract SourceStamp Measure();

    /// <summary>Opens it at a byte.</summary>
    /// <exception cref="AtomscaleException">FileNotFound, AccessDenied, FileInUse.</exception>
    internal abstract Stream Open(long offset);

    /// <summary>Lets go of what the source holds.</summary>
    protected abstract void Dispose(bool disposing);
}
