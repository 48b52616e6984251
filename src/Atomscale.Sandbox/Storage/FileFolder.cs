using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Threading;

namespace Atomscale.Sandbox.Storage;

/// <summary>
/// A temporary folder for what is sent. It is made with the first file, and goes with the sandbox. A file that is no longer wanted is written
/// over by a later one: the kernel has its pages already, and making new ones is most of what it costs to store a byte.
/// </summary>
internal sealed class FileFolder : IDisposable
{
    private const int Attempts = 40;

    private readonly Lazy<string> _path;
    private readonly ConcurrentStack<string> _free = new();
    private int _count;

    // parent: null for the system's folder of temporary files.
    public FileFolder(string? parent)
        => _path = new Lazy<string>(() => parent is null
            ? Directory.CreateTempSubdirectory("atomscale-sandbox-").FullName
            : Directory.CreateDirectory(Path.Combine(parent, "atomscale-sandbox-" + Guid.NewGuid().ToString("N"))).FullName);

    /// <summary>A file to write from its start. It may be there, and longer than what is written to it.</summary>
    public string Take() => _free.TryPop(out var path)
        ? path
        : Path.Combine(_path.Value, Interlocked.Increment(ref _count).ToString("x8", CultureInfo.InvariantCulture));

    public void GiveBack(string path) => _free.Push(path);

    public void Dispose()
    {
        for (var attempts = 0; _path.IsValueCreated && Directory.Exists(_path.Value); attempts++)
        {
            try
            {
                Directory.Delete(_path.Value, recursive: true);
            }
            catch (IOException) when (attempts < Attempts)
            {
                // A transfer that was cut has not closed its file yet.
                Thread.Sleep(50);
            }
        }
    }
}
