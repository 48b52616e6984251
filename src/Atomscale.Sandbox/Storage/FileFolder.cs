using System;
using System.Globalization;
using System.IO;
using System.Threading;

namespace Atomscale.Sandbox.Storage;

/// <summary>A temporary folder for what is sent. It is made with the first file, and goes with the sandbox.</summary>
internal sealed class FileFolder : IDisposable
{
    private readonly Lazy<string> _path;
    private int _count;

    // parent: null for the system's folder of temporary files.
    public FileFolder(string? parent)
        => _path = new Lazy<string>(() => parent is null
            ? Directory.CreateTempSubdirectory("atomscale-sandbox-").FullName
            : Directory.CreateDirectory(Path.Combine(parent, "atomscale-sandbox-" + Guid.NewGuid().ToString("N"))).FullName);

    /// <summary>A path in it that nothing has had before.</summary>
    public string NewPath() => Path.Combine(_path.Value, Interlocked.Increment(ref _count).ToString("x8", CultureInfo.InvariantCulture));

    public void Dispose()
    {
        if (_path.IsValueCreated)
            Directory.Delete(_path.Value, recursive: true);
    }
}
