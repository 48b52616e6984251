using System;
using System.IO;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>A temporary folder of one test.</summary>
internal sealed class Folder : IDisposable
{
    public Folder()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"atomscale-tests-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>A file of random bytes.</summary>
    public string Fill(string name, long length, int seed = 1)
    {
        var path = this[name];
        var random = new Random(seed);
        var buffer = new byte[64 * 1024];
        using var file = File.Create(path);
        for (var left = length; left > 0; left -= buffer.Length)
        {
            random.NextBytes(buffer);
            file.Write(buffer, 0, (int)Math.Min(buffer.Length, left));
        }

        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
